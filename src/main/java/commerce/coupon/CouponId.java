package commerce.coupon;

import platform.id.TypedId;

/** Identifies a coupon that members can take. */
public record CouponId(long value) implements TypedId {}
