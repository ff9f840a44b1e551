package pay.easypay;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.tax.TaxedAmount;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * A payment that a merchant asked for, as it is. Whoever changes it holds the lock of its row, so that of several who come at
 * once one wins and the others are refused by what it has become.
 *
 * @param memberId who approved it; null while nobody has
 * @param dueAt when its state ends by itself; null: it does not
 * @param approvedAt when it was confirmed; null while it is not
 * @param captured what was taken
 * @param canceled what of that went back
 * @param version grows with every change
 */
record MerchantPayment(Ask ask, PaymentState state, @Nullable Tsid memberId, @Nullable Instant dueAt,
        @Nullable Instant approvedAt, TaxedAmount captured, TaxedAmount canceled, int version) {

    static MerchantPayment of(Ask ask, Duration payWithin) {
        return new MerchantPayment(ask, PaymentState.READY, null, ask.at().plus(payWithin), null, TaxedAmount.ZERO,
                TaxedAmount.ZERO, 0);
    }

    /** A member has approved it, or a merchant in their place, in test mode. */
    MerchantPayment approve(@Nullable Tsid member, Instant now, Duration confirmWithin) {
        requireInTime(now);
        return new MerchantPayment(ask, after(PaymentState.Event.APPROVED), member, now.plus(confirmWithin), null,
                captured, canceled, version + 1);
    }

    /** The merchant has confirmed it, or captures what was authorised. */
    MerchantPayment capture(TaxedAmount part, Instant now) {
        requireInTime(now);
        if (!ask.amount().covers(part) || !part.total().isPositive()) {
            throw new DomainException(PayError.CAPTURE_EXCEEDS_PAYMENT, ask.total().amount(),
                    ask.amount().taxFree().amount());
        }
        return new MerchantPayment(ask, after(PaymentState.Event.CAPTURED), memberId, null,
                approvedAt == null ? now : approvedAt, part, canceled, version + 1);
    }

    MerchantPayment authorize(Instant now, Duration captureWithin) {
        requireInTime(now);
        return new MerchantPayment(ask, after(PaymentState.Event.AUTHORIZED), memberId, now.plus(captureWithin), now,
                captured, canceled, version + 1);
    }

    /** It can be approved until an operator had the time to look at it. */
    MerchantPayment waitForReview(Instant until) {
        requireState(PaymentState.READY);
        return new MerchantPayment(ask, state, memberId, until, approvedAt, captured, canceled, version + 1);
    }

    /** The merchant has confirmed it, and a deposit is awaited. */
    MerchantPayment awaitDeposit(Instant until, Instant now) {
        requireInTime(now);
        return new MerchantPayment(ask, after(PaymentState.Event.DEPOSIT_AWAITED), memberId, until, null, captured,
                canceled, version + 1);
    }

    /** The deposit has come, in time by the bank's clock: ours does not count. */
    MerchantPayment deposited(Instant now) {
        requireState(PaymentState.WAITING_FOR_DEPOSIT);
        return new MerchantPayment(ask, after(PaymentState.Event.CAPTURED), memberId, null, now, ask.amount(),
                canceled, version + 1);
    }

    /** The bank says that the deposit has not come in time. */
    MerchantPayment notDeposited() {
        requireState(PaymentState.WAITING_FOR_DEPOSIT);
        return end(PaymentState.Event.TIME_OVER);
    }

    /** A card is about to be charged: until the card company has answered nobody knows what becomes of it. */
    MerchantPayment charge(Instant now) {
        requireInTime(now);
        return new MerchantPayment(ask, after(PaymentState.Event.ANSWER_LOST), memberId, null, approvedAt, captured,
                canceled, version + 1);
    }

    /** The card was not charged and never will be. */
    MerchantPayment refuse() {
        return end(PaymentState.Event.REFUSED);
    }

    /** Not taken, and never will be: the merchant gave it up, or the member has left. */
    MerchantPayment giveUp() {
        return end(PaymentState.Event.GIVEN_UP);
    }

    /** Its time is over. */
    MerchantPayment timeOver(Instant now) {
        if (!isOver(now)) {
            throw new IllegalStateException("Payment " + id() + " has time until " + dueAt);
        }
        return end(PaymentState.Event.TIME_OVER);
    }

    /** A part of what was taken goes back, or what is left of it. */
    MerchantPayment cancel(TaxedAmount part) {
        if (!part.total().isPositive() || !left().covers(part)) {
            throw new DomainException(PayError.CANCEL_EXCEEDS_PAYMENT, left().total().amount(),
                    left().taxFree().amount());
        }
        PaymentState next = after(left().total().equals(part.total())
                ? PaymentState.Event.CANCELED_WHOLE
                : PaymentState.Event.CANCELED_IN_PART);
        return new MerchantPayment(ask, next, memberId, null, approvedAt, captured, canceled.plus(part), version + 1);
    }

    /** A card company or a bank has said what became of its part of a cancel. */
    MerchantPayment cancelAnswered() {
        return new MerchantPayment(ask, state, memberId, dueAt, approvedAt, captured, canceled, version + 1);
    }

    /** Whether it ended without having been taken, for good. */
    boolean isNeverTaken() {
        return !captured.total().isPositive() && (state == PaymentState.EXPIRED || state == PaymentState.ABORTED
                || state == PaymentState.CANCELED);
    }

    /** Whether this is asked for once more. Of one that was never taken nobody knows any more to whom a receipt was to be issued. */
    boolean isOf(Ask other) {
        return ask.isSameAs(isNeverTaken() ? other.withoutReceipt() : other);
    }

    /** Refuses what says another amount or order than was asked for. */
    void requireSame(String orderId, Won amount) {
        if (!ask.orderId().equals(orderId)) {
            throw new DomainException(PayError.PAYMENT_ORDER_DIFFERS);
        }
        requireAmount(amount);
    }

    /** Refuses to do something that would be possible in other states too. */
    void requireState(PaymentState expected) {
        if (state != expected) {
            throw inOtherState();
        }
    }

    void requireTaken() {
        if (state != PaymentState.DONE && state != PaymentState.PARTIAL_CANCELED) {
            throw inOtherState();
        }
    }

    /** Refuses what was never taken, whatever went back of it since. */
    void requireOnceTaken() {
        if (!captured.total().isPositive()) {
            throw inOtherState();
        }
    }

    void requireAmount(Won amount) {
        if (!ask.total().equals(amount)) {
            throw new DomainException(PayError.PAYMENT_AMOUNT_DIFFERS, ask.total().amount());
        }
    }

    /** What was taken and did not go back. */
    TaxedAmount left() {
        return captured.minus(canceled);
    }

    /** Whether money is set aside for it that can be given up. */
    boolean isHeld() {
        return state == PaymentState.IN_PROGRESS || state == PaymentState.AUTHORIZED
                || state == PaymentState.WAITING_FOR_DEPOSIT;
    }

    boolean isOver(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether a member may look at it: in test mode nobody, while it is ready whoever knows its key, then who approved it. */
    boolean isShownTo(Tsid member) {
        return ask.live() && (state == PaymentState.READY || member.equals(memberId));
    }

    /** Whether a merchant asked for it, by a key of the same mode. */
    boolean isOf(CallingMerchant merchant) {
        return ask.merchant().equals(merchant.id()) && ask.live() == merchant.live();
    }

    long id() {
        return ask.key().id();
    }

    Tsid member() {
        return Objects.requireNonNull(memberId);
    }

    private MerchantPayment end(PaymentState.Event event) {
        return new MerchantPayment(ask, after(event), memberId, null, approvedAt, captured, canceled, version + 1);
    }

    private PaymentState after(PaymentState.Event event) {
        return state.after(event).orElseThrow(this::inOtherState);
    }

    private DomainException inOtherState() {
        return new DomainException(PayError.PAYMENT_IN_OTHER_STATE, state.name());
    }

    /** Nothing goes on after its time, even when nobody has noticed yet that it is over. */
    private void requireInTime(Instant now) {
        if (isOver(now)) {
            throw new DomainException(PayError.PAYMENT_IN_OTHER_STATE,
                    state == PaymentState.AUTHORIZED ? PaymentState.CANCELED.name() : PaymentState.EXPIRED.name());
        }
    }
}
