package commerce.order;

import platform.id.TypedId;

/** Identifies what one parcel of an order costs. */
public record ShippingChargeId(long value) implements TypedId {}
