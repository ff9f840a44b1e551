package commerce.groupbuy;

import platform.id.TypedId;

/** Identifies a deal. */
public record DealId(long value) implements TypedId {}
