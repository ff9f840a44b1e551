package pay.promotion;

import platform.id.TypedId;

/** The id of a coupon. */
public record CouponId(long value) implements TypedId {}
