package pay.payment;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import pay.card.CardRequestId;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The payment of one order. It is ready until its member confirms it, commerce takes it back, or its time is over, and then
 * it stays what it is: whoever changes it holds its row's lock, so that one of those who come at once wins. While a card company
 * has not said whether it charged the card that pays a part, nobody knows what becomes of it; while a deposit that pays a part is
 * awaited, it waits as long as that takes.
 */
public class Payment {
    private final PaymentId id;
    private final Tsid orderId;
    private final Tsid memberId;
    private final Instant createdAt;
    private Status status = Status.READY;
    private @Nullable String orderName;
    private @Nullable Won amount;
    private @Nullable Instant payBy;
    private @Nullable Instant approvedAt;
    private @Nullable Instant endedAt;
    private @Nullable CardRequestId charge;
    private boolean depositable;
    private @Nullable Instant depositUntil;
    private int version;
    private int keptVersion;

    /** {@code APPROVED}, {@code CANCELED} and {@code EXPIRED} are final. */
    public enum Status {
        /** Its member can confirm it. */
        READY,
        /** Confirmed; a card company has not said whether the card was charged. */
        UNKNOWN,
        /** The same, and commerce has taken the order back: the charge is undone unless it was never made. */
        CANCELING,
        /** Confirmed; a deposit that pays a part is awaited. */
        WAITING_FOR_DEPOSIT,
        /** Paid. */
        APPROVED,
        /** Its order was taken back before anything was taken. */
        CANCELED,
        /** Its time was over. */
        EXPIRED
    }

    private Payment(PaymentId id, Tsid orderId, Tsid memberId, Instant createdAt) {
        this.id = id;
        this.orderId = orderId;
        this.memberId = memberId;
        this.createdAt = createdAt;
    }

    /** As it was kept. */
    Payment(PaymentId id, Tsid orderId, Tsid memberId, Instant createdAt, Described described, Ended ended,
            @Nullable CardRequestId charge, int version) {
        this(id, orderId, memberId, createdAt);
        this.status = ended.status();
        this.orderName = described.orderName();
        this.amount = described.amount();
        this.payBy = described.payBy();
        this.depositable = described.depositable();
        this.approvedAt = ended.approvedAt();
        this.endedAt = ended.endedAt();
        this.depositUntil = ended.depositUntil();
        this.charge = charge;
        this.version = version;
        this.keptVersion = version;
    }

    /**
     * What its order said; nothing in a tombstone.
     *
     * @param depositable whether it can wait for a deposit
     */
    record Described(@Nullable String orderName, @Nullable Won amount, @Nullable Instant payBy, boolean depositable) {}

    /**
     * How far it is.
     *
     * @param depositUntil when it is over without its deposit; null unless it waits for one
     */
    record Ended(Status status, @Nullable Instant approvedAt, @Nullable Instant endedAt,
            @Nullable Instant depositUntil) {}

    /** The payment of an order just heard of: ready, or expired at once when its time is over. */
    static Payment prepare(PaymentId id, PlacedOrder order, Instant now) {
        Payment payment = new Payment(id, order.orderId(), order.buyerId(), now);
        payment.describe(order);
        payment.expire(now);
        return payment.asFirst();
    }

    /** A tombstone: the order was taken back before we heard of it. */
    static Payment canceled(PaymentId id, Tsid orderId, Tsid memberId, Instant now) {
        Payment payment = new Payment(id, orderId, memberId, now);
        payment.cancel(now);
        return payment.asFirst();
    }

    /** However it began, that is its first version. */
    private Payment asFirst() {
        version = 0;
        return this;
    }

    /** Fills in a tombstone whose order came after all. */
    void describe(PlacedOrder order) {
        orderName = order.name();
        amount = order.amount();
        payBy = order.payBy();
        depositable = order.depositable();
        version++;
    }

    boolean isDescribed() {
        return amount != null;
    }

    /** Why it can not be approved now; empty when it can. */
    Optional<PayError> refusal(Instant now) {
        return switch (status) {
            case UNKNOWN -> Optional.of(PayError.PAYMENT_UNKNOWN);
            case WAITING_FOR_DEPOSIT -> Optional.of(PayError.PAYMENT_WAITS_FOR_DEPOSIT);
            case APPROVED -> Optional.of(PayError.PAYMENT_ALREADY_APPROVED);
            case CANCELED, CANCELING -> Optional.of(PayError.PAYMENT_CANCELED);
            case EXPIRED -> Optional.of(PayError.PAYMENT_EXPIRED);
            case READY -> isOver(now) ? Optional.of(PayError.PAYMENT_EXPIRED) : Optional.empty();
        };
    }

    /** The member paid. Only when {@link #refusal} names no reason against it. */
    void approve(Instant now) {
        requireConfirmable(now);
        approved(now);
    }

    private void approved(Instant now) {
        status = Status.APPROVED;
        approvedAt = now;
        version++;
    }

    /** A card company is about to be asked to charge the card that pays a part. Only under the same condition. */
    void charge(CardRequestId by, Instant now) {
        requireConfirmable(now);
        status = Status.UNKNOWN;
        charge = by;
        version++;
    }

    /** A deposit is to pay a part. Only under the same condition. Until the member knows where to, there is no more time than to confirm. */
    void awaitDeposit(Instant now) {
        requireConfirmable(now);
        status = Status.WAITING_FOR_DEPOSIT;
        depositUntil = payBy;
        version++;
    }

    /** The member knows where to deposit; without that it is over then. */
    void depositCanCome(Instant until) {
        requireWaiting();
        depositUntil = until;
        version++;
    }

    /** The deposit has come, and with that the member has paid. */
    void deposited(Instant now) {
        requireWaiting();
        depositUntil = null;
        approved(now);
    }

    private void requireWaiting() {
        if (status != Status.WAITING_FOR_DEPOSIT) {
            throw new IllegalStateException("Deposit of a payment that is " + status);
        }
    }

    private void requireConfirmable(Instant now) {
        refusal(now).ifPresent(reason -> {
            throw new IllegalStateException(reason.name());
        });
    }

    /** The card was charged, and with that the member has paid, in however short a time is left. */
    void charged(Instant now) {
        if (status != Status.UNKNOWN) {
            throw new IllegalStateException("Charge of a payment that is " + status);
        }
        approved(now);
    }

    /** It was not, and never will be: ready again, unless the time is over or the order is gone. */
    void notCharged(Instant now) {
        switch (status) {
            case UNKNOWN -> {
                status = Status.READY;
                version++;
                expire(now);
            }
            case CANCELING -> {
                status = Status.READY;
                cancel(now);
            }
            case READY, WAITING_FOR_DEPOSIT, APPROVED, CANCELED, EXPIRED ->
                throw new IllegalStateException("No charge of a payment that is "
                        + status);
        }
    }

    /** Commerce takes the order back: undone, unless it came to an end before, or as soon as a card company has answered. */
    void cancel(Instant now) {
        if (status == Status.UNKNOWN) {
            status = Status.CANCELING;
            version++;
        } else {
            end(Status.CANCELED, now);
        }
    }

    /** Its time is over, if it is. */
    boolean expire(Instant now) {
        return isOver(now) && end(Status.EXPIRED, now);
    }

    /** Some of it goes back. Its tenders say how much; it has a new version by that. */
    void refunded() {
        if (status != Status.APPROVED) {
            throw new IllegalStateException("Refund of a payment that is " + status);
        }
        version++;
    }

    private boolean end(Status end, Instant now) {
        if (status != Status.READY && status != Status.WAITING_FOR_DEPOSIT) {
            return false;
        }
        status = end;
        depositUntil = null;
        endedAt = now;
        version++;
        return true;
    }

    private boolean isOver(Instant now) {
        Instant over = status == Status.WAITING_FOR_DEPOSIT ? depositUntil : payBy;
        return over != null && !now.isBefore(over);
    }

    public PaymentId id() {
        return id;
    }

    public Tsid orderId() {
        return orderId;
    }

    public Tsid memberId() {
        return memberId;
    }

    public Status status() {
        return status;
    }

    /** What the member reads; empty in a tombstone. */
    public String orderName() {
        return orderName == null ? "" : orderName;
    }

    /** What is to be paid; zero in a tombstone. */
    public Won amount() {
        return amount == null ? Won.ZERO : amount;
    }

    /** Until when it can be confirmed; null in a tombstone. */
    public @Nullable Instant payBy() {
        return payBy;
    }

    /** The charge of a card that was asked for last; null when none was. */
    public @Nullable CardRequestId charge() {
        return charge;
    }

    /** Whether it can wait for a deposit. */
    boolean isDepositable() {
        return depositable;
    }

    /** When it is over without its deposit; null unless it waits for one. */
    @Nullable
    Instant depositUntil() {
        return depositUntil;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    /** Whether its row has to be written. */
    boolean isChanged() {
        return version != keptVersion;
    }

    /** Its row says what it is. */
    void isKept() {
        keptVersion = version;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Grows with every change that other modules hear of. */
    public int version() {
        return version;
    }
}
