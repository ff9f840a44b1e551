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
    private PaymentStatus status = PaymentStatus.READY;
    private @Nullable PlacedOrder order;
    private @Nullable Instant approvedAt;
    private @Nullable Instant endedAt;
    private @Nullable CardRequestId charge;
    private @Nullable Instant depositUntil;
    private int version;
    private int keptVersion;

    private Payment(PaymentId id, Tsid orderId, Tsid memberId, Instant createdAt) {
        this.id = id;
        this.orderId = orderId;
        this.memberId = memberId;
        this.createdAt = createdAt;
    }

    /** As it was kept. */
    Payment(PaymentId id, Tsid orderId, Tsid memberId, Instant createdAt, @Nullable PlacedOrder order, Ended ended,
            @Nullable CardRequestId charge, int version) {
        this(id, orderId, memberId, createdAt);
        this.status = ended.status();
        this.order = order;
        this.approvedAt = ended.approvedAt();
        this.endedAt = ended.endedAt();
        this.depositUntil = ended.depositUntil();
        this.charge = charge;
        this.version = version;
        this.keptVersion = version;
    }

    /** How far it is, and when it is over without its deposit, if it waits for one. */
    record Ended(PaymentStatus status, @Nullable Instant approvedAt, @Nullable Instant endedAt,
            @Nullable Instant depositUntil) {}

    /** The payment of an order just heard of: ready, or expired at once when its time is over. */
    static Payment prepare(PaymentId id, PlacedOrder order, Instant now) {
        Payment payment = new Payment(id, order.orderId(), order.buyerId(), now);
        payment.describe(order);
        payment.expire(now);
        // However it began, that is its first version.
        payment.version = 0;
        return payment;
    }

    /** A tombstone: the order was taken back before we heard of it. */
    static Payment canceled(PaymentId id, Tsid orderId, Tsid memberId, Instant now) {
        Payment payment = new Payment(id, orderId, memberId, now);
        payment.cancel(now);
        payment.version = 0;
        return payment;
    }

    /** Fills in a tombstone whose order came after all. */
    void describe(PlacedOrder order) {
        this.order = order;
        version++;
    }

    boolean isDescribed() {
        return order != null;
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
        status = PaymentStatus.APPROVED;
        approvedAt = now;
        version++;
    }

    /** A card company is about to be asked to charge the card that pays a part. Only under the same condition. */
    void charge(CardRequestId by, Instant now) {
        requireConfirmable(now);
        status = PaymentStatus.UNKNOWN;
        charge = by;
        version++;
    }

    /** A deposit is to pay a part. Only under the same condition. Until the member knows where to, there is no more time than to confirm. */
    void awaitDeposit(Instant now) {
        requireConfirmable(now);
        status = PaymentStatus.WAITING_FOR_DEPOSIT;
        depositUntil = payBy();
        version++;
    }

    /** The member knows where to deposit; without that it is over then. */
    void depositCanCome(Instant until) {
        require(PaymentStatus.WAITING_FOR_DEPOSIT, "Deposit");
        depositUntil = until;
        version++;
    }

    /** The bank says that it has not come in time: the payment is over before its last day. */
    void notDeposited(Instant now) {
        require(PaymentStatus.WAITING_FOR_DEPOSIT, "No deposit");
        end(PaymentStatus.EXPIRED, now);
    }

    /** The deposit has come, and with that the member has paid. */
    void deposited(Instant now) {
        require(PaymentStatus.WAITING_FOR_DEPOSIT, "Deposit");
        depositUntil = null;
        approved(now);
    }

    private void require(PaymentStatus wanted, String what) {
        if (status != wanted) {
            throw new IllegalStateException(what + " of a payment that is " + status);
        }
    }

    private void requireConfirmable(Instant now) {
        refusal(now).ifPresent(reason -> {
            throw new IllegalStateException(reason.name());
        });
    }

    /** The card was charged, and with that the member has paid, in however short a time is left. */
    void charged(Instant now) {
        require(PaymentStatus.UNKNOWN, "Charge");
        approved(now);
    }

    /** It was not, and never will be: ready again, unless the time is over or the order is gone. */
    void notCharged(Instant now) {
        if (status == PaymentStatus.CANCELING) {
            status = PaymentStatus.READY;
            cancel(now);
        } else {
            require(PaymentStatus.UNKNOWN, "No charge");
            status = PaymentStatus.READY;
            version++;
            expire(now);
        }
    }

    /** Commerce takes the order back: undone, unless it came to an end before, or as soon as a card company has answered. */
    void cancel(Instant now) {
        if (status == PaymentStatus.UNKNOWN) {
            status = PaymentStatus.CANCELING;
            version++;
        } else {
            end(PaymentStatus.CANCELED, now);
        }
    }

    /** Its time is over, if it is. */
    void expire(Instant now) {
        if (isOver(now)) {
            end(PaymentStatus.EXPIRED, now);
        }
    }

    /** Some of it goes back. Its tenders say how much; it has a new version by that. */
    void refunded() {
        require(PaymentStatus.APPROVED, "Refund");
        version++;
    }

    private void end(PaymentStatus end, Instant now) {
        if (status == PaymentStatus.READY || status == PaymentStatus.WAITING_FOR_DEPOSIT) {
            status = end;
            depositUntil = null;
            endedAt = now;
            version++;
        }
    }

    /** Whether nobody has confirmed it in time. */
    boolean isUnconfirmed(Instant now) {
        return status == PaymentStatus.READY && isOver(now);
    }

    /** Whether it waits for a deposit that has not come in time. */
    boolean isUndeposited(Instant now) {
        return status == PaymentStatus.WAITING_FOR_DEPOSIT && isOver(now);
    }

    private boolean isOver(Instant now) {
        Instant over = status == PaymentStatus.WAITING_FOR_DEPOSIT ? depositUntil : payBy();
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

    public PaymentStatus status() {
        return status;
    }

    /** What the member reads; empty in a tombstone. */
    public String orderName() {
        return order == null ? "" : order.name();
    }

    /** What is to be paid; zero in a tombstone. */
    public Won amount() {
        return order == null ? Won.ZERO : order.amount();
    }

    /** Until when it can be confirmed; null in a tombstone. */
    public @Nullable Instant payBy() {
        return order == null ? null : order.payBy();
    }

    /** The charge of a card that was asked for last; null when none was. */
    public @Nullable CardRequestId charge() {
        return charge;
    }

    /** Whether it can wait for a deposit. */
    boolean isDepositable() {
        return order != null && order.depositable();
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
