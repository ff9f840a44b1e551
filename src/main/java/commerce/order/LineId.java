package commerce.order;

import platform.id.TypedId;

/** Identifies a line of an order, and the item that it is. */
public record LineId(long value) implements TypedId {}
