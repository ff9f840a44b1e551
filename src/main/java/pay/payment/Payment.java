package pay.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;
import pay.card.CardRequestId;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The payment of one order. It is ready until its member confirms it, commerce takes it back, or its time is over, and then
 * it stays what it is: whoever changes it holds its row's lock, so that one of those who come at once wins. While a card company
 * has not said whether it charged the card that pays a part, nobody knows what becomes of it.
 */
@Entity
@Table(name = "pay_payment")
public class Payment {
    static final Set<Status> OPEN = Set.of(Status.READY, Status.UNKNOWN, Status.CANCELING);

    @Id
    private long id;
    @Column(updatable = false)
    private long orderId;
    @Column(updatable = false)
    private long memberId;
    @Enumerated(EnumType.STRING)
    private Status status = Status.READY;
    private @Nullable String orderName;
    private @Nullable Long amount;
    private @Nullable Instant payBy;
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant approvedAt;
    private @Nullable Instant endedAt;
    @SuppressWarnings("UnusedVariable") // a change of it is what makes the version grow
    private int refunds;
    private @Nullable Long chargeId;
    @Version
    private int version;

    /** {@code APPROVED}, {@code CANCELED} and {@code EXPIRED} are final. */
    public enum Status {
        /** Its member can confirm it. */
        READY,
        /** Confirmed; a card company has not said whether the card was charged. */
        UNKNOWN,
        /** The same, and commerce has taken the order back: the charge is undone unless it was never made. */
        CANCELING,
        /** Paid. */
        APPROVED,
        /** Its order was taken back before anything was taken. */
        CANCELED,
        /** Its time was over. */
        EXPIRED
    }

    protected Payment() {}

    private Payment(PaymentId id, Tsid orderId, Tsid memberId, Instant now) {
        this.id = id.value();
        this.orderId = orderId.value();
        this.memberId = memberId.value();
        this.createdAt = now;
    }

    /** The payment of an order just heard of: ready, or expired at once when its time is over. */
    static Payment prepare(PaymentId id, PlacedOrder order, Instant now) {
        Payment payment = new Payment(id, order.orderId(), order.buyerId(), now);
        payment.describe(order);
        payment.expire(now);
        return payment;
    }

    /** A tombstone: the order was taken back before we heard of it. */
    static Payment canceled(PaymentId id, Tsid orderId, Tsid memberId, Instant now) {
        Payment payment = new Payment(id, orderId, memberId, now);
        payment.cancel(now);
        return payment;
    }

    /** Fills in a tombstone whose order came after all. */
    void describe(PlacedOrder order) {
        orderName = order.name();
        amount = order.amount().amount();
        payBy = order.payBy();
    }

    boolean isDescribed() {
        return amount != null;
    }

    /** Why it can not be approved now; empty when it can. */
    Optional<PayError> refusal(Instant now) {
        return switch (status) {
            case UNKNOWN -> Optional.of(PayError.PAYMENT_UNKNOWN);
            case APPROVED -> Optional.of(PayError.PAYMENT_ALREADY_APPROVED);
            case CANCELED, CANCELING -> Optional.of(PayError.PAYMENT_CANCELED);
            case EXPIRED -> Optional.of(PayError.PAYMENT_EXPIRED);
            case READY -> isOver(now) ? Optional.of(PayError.PAYMENT_EXPIRED) : Optional.empty();
        };
    }

    /** The member paid. Only when {@link #refusal} names no reason against it. */
    void approve(Instant now) {
        requireConfirmable(now);
        status = Status.APPROVED;
        approvedAt = now;
    }

    /** A card company is about to be asked to charge the card that pays a part. Only under the same condition. */
    void charge(CardRequestId charge, Instant now) {
        requireConfirmable(now);
        status = Status.UNKNOWN;
        chargeId = charge.value();
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
        status = Status.APPROVED;
        approvedAt = now;
    }

    /** It was not, and never will be: ready again, unless the time is over or the order is gone. */
    void notCharged(Instant now) {
        switch (status) {
            case UNKNOWN -> {
                status = Status.READY;
                expire(now);
            }
            case CANCELING -> {
                status = Status.READY;
                cancel(now);
            }
            case READY, APPROVED, CANCELED, EXPIRED -> throw new IllegalStateException("No charge of a payment that is "
                    + status);
        }
    }

    /** Commerce takes the order back: undone, unless it came to an end before, or as soon as a card company has answered. */
    void cancel(Instant now) {
        if (status == Status.UNKNOWN) {
            status = Status.CANCELING;
        } else {
            end(Status.CANCELED, now);
        }
    }

    /** Its time is over, if it is. */
    boolean expire(Instant now) {
        return isOver(now) && end(Status.EXPIRED, now);
    }

    /** Some of it goes back. Its tenders say how much; counting makes the version grow. */
    void refunded() {
        if (status != Status.APPROVED) {
            throw new IllegalStateException("Refund of a payment that is " + status);
        }
        refunds++;
    }

    private boolean end(Status end, Instant now) {
        if (status != Status.READY) {
            return false;
        }
        status = end;
        endedAt = now;
        return true;
    }

    private boolean isOver(Instant now) {
        return payBy != null && !now.isBefore(payBy);
    }

    public PaymentId id() {
        return new PaymentId(id);
    }

    public Tsid orderId() {
        return new Tsid(orderId);
    }

    public Tsid memberId() {
        return new Tsid(memberId);
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
        return amount == null ? Won.ZERO : Won.of(amount);
    }

    /** Until when it can be confirmed; null in a tombstone. */
    public @Nullable Instant payBy() {
        return payBy;
    }

    /** The charge of a card that was asked for last; null when none was. */
    public @Nullable CardRequestId charge() {
        return chargeId == null ? null : new CardRequestId(chargeId);
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
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
