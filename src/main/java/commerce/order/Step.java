package commerce.order;

import java.util.Objects;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an order to a happening: a status to go to and what to do on the way, nothing, or a refusal.
 *
 * @param next the status afterwards; for {@link Consequence#SELL_AGAIN_OR_REFUND}, when the stock is still there
 * @param reason why it is undone, when it is
 * @param refusal why it is not done
 */
record Step(OrderStatus next, Consequence consequence, @Nullable CloseReason reason,
        @Nullable CommerceError refusal) {
    /** What an order does on its way to the next status. */
    enum Consequence {
        NOTHING,
        /** Ask pay to end the payment; the stock stays held until it answers. */
        ASK_PAY_TO_CANCEL,
        /** The held stock leaves the house, the order is paid; of a seat it stays held until the team is full. */
        SELL,
        /** The same with stock that was let go, if it is still there; otherwise the money goes back. */
        SELL_AGAIN_OR_REFUND,
        /** The stock is free, the order is undone. */
        RELEASE_AND_CANCEL,
        /** The stock is free, the time is over. */
        RELEASE_AND_EXPIRE,
        /** The stock is free, if it is not yet, and the money goes back. */
        RELEASE_AND_REFUND,
        /** The money is back, the order is undone. */
        FINISH_REFUND,
        /** Nothing is left of it: its coupons are the buyer's again. */
        END_EMPTY
    }

    static Step stay(OrderStatus status) {
        return new Step(status, Consequence.NOTHING, null, null);
    }

    static Step refuse(OrderStatus status, CommerceError refusal) {
        return new Step(status, Consequence.NOTHING, null, refusal);
    }

    CloseReason reasonOr(@Nullable CloseReason other) {
        return Objects.requireNonNull(other == null ? reason : other, "reason");
    }
}
