package pay.webhook;

import platform.id.TypedId;

/** The id of something that happened and is told. */
record WebhookEventId(long value) implements TypedId {}
