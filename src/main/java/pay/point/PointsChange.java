package pay.point;

import java.time.Instant;

/**
 * Why a member's points move, as they see it.
 *
 * @param points positive in, negative out
 */
public record PointsChange(Kind kind, long points, String description, Instant at) {
    /** The kinds of movements of points. */
    public enum Kind {
        /** Given by one of benefit's programmes. */
        GRANT,
        /** Lapsed: their day came. */
        EXPIRY,
        /** What was left when the member went. */
        FORFEIT,
        /** Spent on an order or at a merchant. */
        PAYMENT,
        /** Back from there. */
        REFUND,
        /** Earned by paying one. */
        CASHBACK,
        /** Earned for money that went back. */
        CASHBACK_RETURN
    }
}
