package commerce.order;

import platform.id.TypedId;

/** Identifies an item: a line of an order. */
public record ItemId(long value) implements TypedId {}
