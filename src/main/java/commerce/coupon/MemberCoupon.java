package commerce.coupon;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A coupon in a member's hands.
 *
 * @param orderId the order that has used it; null: none has, or it was given back
 */
public record MemberCoupon(MemberCouponId id, Coupon coupon, @Nullable Tsid orderId) {}
