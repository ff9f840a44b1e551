package platform.webhook;

import platform.id.TypedId;

/** The id of something that happened and is told. */
public record WebhookEventId(long value) implements TypedId {}
