package commerce.order;

import platform.id.TypedId;

/** Identifies an order. */
public record OrderId(long value) implements TypedId {}
