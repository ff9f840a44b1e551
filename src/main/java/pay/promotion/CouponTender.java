package pay.promotion;

import platform.id.TypedId;

/** What gives a payment its part {@code COUPON}, at merchants and for orders alike. */
public sealed interface CouponTender {
    /** A coupon of the member's. */
    record Own(CouponId id) implements CouponTender {}

    /** The discount of a promotion. */
    record Discount(PromotionId id) implements CouponTender {}

    /** By which the device signs it. */
    TypedId id();
}
