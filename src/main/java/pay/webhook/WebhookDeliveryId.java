package pay.webhook;

import platform.id.TypedId;

/** The id of one delivery to one endpoint. */
record WebhookDeliveryId(long value) implements TypedId {}
