package platform.webhook;

import platform.id.TypedId;

/** The id of an endpoint. */
public record WebhookEndpointId(long value) implements TypedId {}
