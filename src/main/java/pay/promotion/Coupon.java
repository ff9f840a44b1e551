package pay.promotion;

import java.time.Instant;

import platform.id.Tsid;

/** A member's right to a promotion, once. */
public record Coupon(CouponId id, PromotionId promotion, Tsid member, State state, Instant issuedAt) {
    /** How far it is. */
    public enum State {
        /** Can be used. */
        FREE,
        /** Set aside for a payment that is not taken yet. */
        HELD,
        /** Used. */
        USED
    }
}
