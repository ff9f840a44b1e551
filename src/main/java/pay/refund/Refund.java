package pay.refund;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import platform.id.Tsid;
import platform.money.Won;

/** One refund that commerce asked for. Once completed or failed it stays so. */
@Entity
@Table(name = "pay_refund")
class Refund implements Persistable<Long> {
    @Id
    private long id;
    @Column(updatable = false)
    private long paymentId;
    @Column(updatable = false)
    private long orderId;
    @Column(updatable = false)
    private long memberId;
    @Column(updatable = false)
    private long amount;
    @Column(updatable = false)
    private long interest;
    @Enumerated(EnumType.STRING)
    private Status status = Status.PENDING;
    @Enumerated(EnumType.STRING)
    private @Nullable RefundFailure failure;
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
    @SuppressWarnings("UnusedVariable") // for those who look into the table
    private @Nullable Instant decidedAt;
    /** Of one that is pending. */
    private int openParts;
    @Version
    private int version;
    @Transient
    private boolean made;

    /** {@code PENDING} while a part is on its way to a bank, or back to a card. */
    enum Status {
        PENDING, COMPLETED, FAILED
    }

    protected Refund() {}

    Refund(RefundRequest request, Instant now) {
        this.id = request.refundId().value();
        this.paymentId = request.paymentId().value();
        this.orderId = request.orderId().value();
        this.memberId = request.buyerId().value();
        this.amount = request.amount().amount();
        this.interest = request.interest().amount();
        this.createdAt = now;
        this.made = true;
    }

    /** It has begun: complete, or pending until so many parts have come where they go. */
    void begun(int onTheirWay, Instant now) {
        openParts = onTheirWay;
        completeIfAllCame(now);
    }

    /** A part has come where it goes. */
    void partCame(Instant now) {
        openParts--;
        completeIfAllCame(now);
    }

    private void completeIfAllCame(Instant now) {
        if (openParts == 0) {
            decide(Status.COMPLETED, null, now);
        }
    }

    /** A part goes another way than it was to: it is still on its way. */
    void partSent() {
        openParts++;
    }

    void fail(RefundFailure why, Instant now) {
        decide(Status.FAILED, why, now);
    }

    private void decide(Status end, @Nullable RefundFailure why, Instant now) {
        if (status != Status.PENDING) {
            throw new IllegalStateException("Refund " + id + " is " + status);
        }
        status = end;
        failure = why;
        decidedAt = now;
    }

    Tsid refundId() {
        return new Tsid(id);
    }

    Tsid paymentId() {
        return new Tsid(paymentId);
    }

    Tsid orderId() {
        return new Tsid(orderId);
    }

    Tsid memberId() {
        return new Tsid(memberId);
    }

    Won amount() {
        return Won.of(amount);
    }

    /** What the member gets besides, out of a seller's pocket. */
    Won interest() {
        return Won.of(interest);
    }

    Status status() {
        return status;
    }

    @Nullable
    RefundFailure failure() {
        return failure;
    }

    @Override
    public Long getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return made;
    }
}
