package commerce.coupon;

import platform.id.TypedId;

/** Identifies the one piece of a coupon that a member has taken. */
public record MemberCouponId(long value) implements TypedId {}
