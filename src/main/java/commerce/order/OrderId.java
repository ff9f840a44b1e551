package commerce.order;

import platform.id.TypedId;

/** Identifies an order: a purchase, which one payment pays. */
public record OrderId(long value) implements TypedId {}
