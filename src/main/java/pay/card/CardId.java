package pay.card;

import platform.id.TypedId;

/** The id of a registered card. */
public record CardId(long value) implements TypedId {}
