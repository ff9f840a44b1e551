package pay.card;

import platform.id.TypedId;

/** The id of a charge or a cancel, by which the provider knows it too. */
public record CardRequestId(long value) implements TypedId {}
