package commerce.order;

import platform.id.TypedId;

/** Identifies the order of one seller inside a purchase. */
public record SellerOrderId(long value) implements TypedId {}
