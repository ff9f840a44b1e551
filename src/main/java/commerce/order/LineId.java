package commerce.order;

import platform.id.TypedId;

/** Identifies a line of an order. */
record LineId(long value) implements TypedId {}
