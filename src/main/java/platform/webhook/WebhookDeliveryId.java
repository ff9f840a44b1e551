package platform.webhook;

import platform.id.TypedId;

/** The id of one delivery to one endpoint. */
public record WebhookDeliveryId(long value) implements TypedId {}
