package pay.cashback;

import java.time.Instant;

import pay.ledger.MovementId;
import pay.promotion.PromotionId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Points that a member gets for an order, as its purchases stand.
 *
 * @param points promised: never more
 * @param paid so many were given
 * @param returned what of these went back, as points or as won
 * @param held what the promotion's budget still holds
 * @param back what of the money of purchases that stood has gone back
 */
record OrderCashback(Tsid id, PromotionId promotion, Tsid member, State state, long points, long paid, long returned,
        MovementId hold, long held, Won back, Instant promisedAt) {
    /** How far it is. */
    enum State {
        /** More may come. */
        PROMISED,
        /** What was given is all of it. */
        PAID,
        /** None was given, and none will be. */
        LOST
    }

    /** What was given and has not gone back. */
    long kept() {
        return paid - returned;
    }
}
