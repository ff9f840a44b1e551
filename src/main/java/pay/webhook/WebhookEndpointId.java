package pay.webhook;

import platform.id.TypedId;

/** The id of an endpoint. */
record WebhookEndpointId(long value) implements TypedId {}
