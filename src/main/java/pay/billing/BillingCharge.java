package pay.billing;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import pay.easypay.MerchantRefusals;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What a merchant charges once by a billing key, in one try or several. Whoever changes it holds the lock of its row.
 *
 * @param retried whether the merchant wants a refusal to be tried again
 * @param tries made so far
 * @param month the first day of the Korean month in which it was asked for, against whose limit it counts whenever it is tried
 * @param payment the latest try; null before the first
 * @param refusal why the latest try was refused; null unless it was
 * @param nextAt when it is tried again, or looked at again; null when it is over
 */
record BillingCharge(BillingChargeId id, BillingAgreementId agreement, Bill bill, boolean retried, State state,
        int tries, LocalDate month, @Nullable Tsid payment, @Nullable Refusal refusal, @Nullable Instant nextAt,
        Instant askedAt) {
    /** What is charged. */
    record Bill(String orderId, String orderName, Won amount, Won taxFree) {}

    /**
     * Why not.
     *
     * @param argument of the code's text; null without one
     */
    record Refusal(PayError code, @Nullable Long argument) {
        /** As its merchant is told. */
        Refusal told() {
            return MerchantRefusals.areOfThePayer(code) ? new Refusal(PayError.PAYMENT_DECLINED, null) : this;
        }

        DomainException thrown() {
            return argument == null ? new DomainException(code) : new DomainException(code, argument);
        }
    }

    /** How far it is. */
    enum State {
        /** A card company has not said what became of it. */
        CHARGING,
        /** Charged. Final. */
        DONE,
        /** Refused; it is tried again by itself. */
        RETRYING,
        /** Refused for good. Final. */
        FAILED
    }

    /** The order's id of the payment of the next try. */
    String nextOrderId() {
        return tries == 0 ? bill.orderId() : bill.orderId() + "_" + (tries + 1);
    }

    /** Another try is made. */
    BillingCharge tried(@Nullable Tsid by) {
        return new BillingCharge(id, agreement, bill, retried, state, tries + 1, month, by, refusal, nextAt, askedAt);
    }

    /** The next try has to wait, since the member's bank has not answered. */
    BillingCharge postponed(Instant until) {
        return to(state, refusal, until);
    }

    BillingCharge charging(Instant lookAgainAt) {
        return to(State.CHARGING, null, lookAgainAt);
    }

    BillingCharge done() {
        return to(State.DONE, null, null);
    }

    /** The latest try was refused. */
    BillingCharge refused(Refusal why, RetryPlan plan, Instant now) {
        Instant again = retried ? plan.next(why.code(), tries, askedAt, now).orElse(null) : null;
        return to(again == null ? State.FAILED : State.RETRYING, why, again);
    }

    /**
     * Its merchant does not want it tried again; asked for again it stays so.
     *
     * @throws DomainException {@code BILLING_CHARGE_IN_OTHER_STATE}
     */
    BillingCharge stopped() {
        if (state != State.RETRYING && state != State.FAILED) {
            throw new DomainException(PayError.BILLING_CHARGE_IN_OTHER_STATE);
        }
        return to(State.FAILED, refusal, null);
    }

    /** It is not tried any more. */
    BillingCharge failed(Refusal why) {
        return to(State.FAILED, why, null);
    }

    /** When it is tried again; null: it is not. */
    @Nullable
    Instant nextTryAt() {
        return state == State.RETRYING ? nextAt : null;
    }

    boolean isDue(Instant now) {
        return nextAt != null && !now.isBefore(nextAt);
    }

    private BillingCharge to(State next, @Nullable Refusal why, @Nullable Instant at) {
        return new BillingCharge(id, agreement, bill, retried, next, tries, month, payment, why, at, askedAt);
    }
}
