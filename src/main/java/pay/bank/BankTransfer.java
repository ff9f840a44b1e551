package pay.bank;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

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
import pay.enquiry.EnquiryPlan;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * One request to a bank. It is written, with the amount held in the ledger, before the call is made; the outcome is written
 * after. Once decided it stays so, whatever answer comes late.
 */
@Entity
@Table(name = "pay_bank_transfer")
public class BankTransfer implements Persistable<Long> {
    @Id
    private long id;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Direction direction = Direction.IN;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Purpose purpose = Purpose.TOP_UP;
    @Column(updatable = false)
    private long purposeId;
    @Column(updatable = false)
    private long memberId;
    @Column(updatable = false)
    private long bankAccountId;
    @Column(updatable = false)
    private long amount;
    @Column(updatable = false)
    private long hold;
    @Enumerated(EnumType.STRING)
    private Status status = Status.WAITING;
    @Enumerated(EnumType.STRING)
    private @Nullable BankRefusal refusal;
    /** What the account's statement is to show. */
    @Column(name = "statement_text", updatable = false)
    private String text = "";
    @Column(updatable = false)
    private @Nullable LocalDate countedOn;
    private int enquiries;
    private @Nullable Instant nextStepAt;
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant decidedAt;
    @Version
    private int version;
    @Transient
    private boolean made;

    /** From the member's account to ours, or back. */
    public enum Direction {
        IN, OUT
    }

    /** What the transfer is part of; {@code purposeId} says which. */
    public enum Purpose {
        TOP_UP, REFUND, LOAN, LEAVING, WITHDRAWAL, VERIFICATION, PAYOUT, DEPOSIT_RETURN, PAYMENT_CANCEL, SELLER_PAYOUT
    }

    /** How far it is. */
    public enum Status {
        /** Not to be sent before an operator has looked at it. */
        HELD_FOR_REVIEW,
        /** Not sent yet. */
        WAITING,
        /** A call may be under way. */
        SENT,
        /** A call was made and nobody knows what came of it. */
        UNKNOWN,
        /** The bank carried it out. Final. */
        DONE,
        /** The bank did not and never will. Final. */
        REFUSED;

        boolean isFinal() {
            return this == DONE || this == REFUSED;
        }
    }

    protected BankTransfer() {}

    BankTransfer(BankTransferId id, Direction direction, Purpose purpose, Tsid purposeId, BankAccount account,
            Won amount,
            MovementId hold, String text, Instant now) {
        this.id = id.value();
        this.direction = direction;
        this.purpose = purpose;
        this.purposeId = purposeId.value();
        this.memberId = account.memberId().value();
        this.bankAccountId = account.id().value();
        this.amount = amount.amount();
        this.hold = hold.value();
        this.text = text;
        this.createdAt = now;
        this.nextStepAt = now;
        this.made = true;
    }

    /** With the day in Seoul on which it counted against its member's limits; null when it does not. */
    BankTransfer countedOn(@Nullable LocalDate day) {
        countedOn = day;
        return this;
    }

    /** Keeps it back until somebody has looked at it. */
    void holdForReview() {
        requireStatus(Status.WAITING);
        status = Status.HELD_FOR_REVIEW;
        nextStepAt = null;
    }

    /** Lets it be sent; false when it is not held back any more. */
    boolean release(Instant now) {
        if (status != Status.HELD_FOR_REVIEW) {
            return false;
        }
        status = Status.WAITING;
        nextStepAt = now;
        return true;
    }

    /** Whether it takes money of a member's to a bank: nothing of theirs leaves while they are frozen. */
    boolean isOfAMember() {
        return direction == Direction.OUT && purpose != Purpose.VERIFICATION && purpose != Purpose.PAYOUT
                && purpose != Purpose.SELLER_PAYOUT;
    }

    /** Is not sent before. */
    void waitUntil(Instant until) {
        requireStatus(Status.WAITING);
        nextStepAt = until;
    }

    /** Notes that a call is about to be made. If nothing is heard of it, somebody asks the bank after {@code patience}. */
    void send(Instant now, Duration patience) {
        requireStatus(Status.WAITING);
        status = Status.SENT;
        nextStepAt = now.plus(patience);
    }

    /** Notes that the bank is about to be asked what came of it; the next time will be after {@code patience} or later. */
    void enquire(Instant now, Duration patience) {
        if (status != Status.SENT) {
            requireStatus(Status.UNKNOWN);
        }
        enquiries++;
        nextStepAt = now.plus(patience);
    }

    /** Takes an answer in. Returns whether it decided the transfer; an answer to a decided one changes nothing. */
    boolean take(BankAnswer answer, Instant now) {
        if (status.isFinal()) {
            return false;
        }
        switch (answer) {
            case BankAnswer.Done done -> decide(Status.DONE, null, now);
            case BankAnswer.Refused refused -> decide(Status.REFUSED, refused.why(), now);
            case BankAnswer.NotFound none -> wonder(now);
            case BankAnswer.NotNow closed -> postpone(closed.until(), now);
            case BankAnswer.NotAsked later -> askLater(later.until());
            case BankAnswer.Unknown unknown -> wonder(now);
        }
        return status.isFinal();
    }

    private void decide(Status end, @Nullable BankRefusal why, Instant now) {
        status = end;
        refusal = why;
        decidedAt = now;
        nextStepAt = null;
    }

    private void wonder(Instant now) {
        status = Status.UNKNOWN;
        nextStepAt = now.plus(EnquiryPlan.next(enquiries));
    }

    /** An enquiry that was not made counts for nothing: neither does the next one come later for it, nor a person sooner. */
    private void askLater(Instant until) {
        status = Status.UNKNOWN;
        enquiries = Math.max(0, enquiries - 1);
        nextStepAt = until;
    }

    /** Nobody waits for what the house sends by itself; a member is told, and asks again. */
    private void postpone(Instant until, Instant now) {
        if (purpose == Purpose.TOP_UP || purpose == Purpose.WITHDRAWAL || purpose == Purpose.VERIFICATION) {
            decide(Status.REFUSED, BankRefusal.MAINTENANCE, now);
        } else {
            status = Status.WAITING;
            nextStepAt = until;
        }
    }

    /** Whether the bank was asked so often in vain that a person has to call it. */
    boolean isForAPerson() {
        return status == Status.UNKNOWN && enquiries >= EnquiryPlan.PERSONS_TURN;
    }

    private void requireStatus(Status expected) {
        if (status != expected) {
            throw new IllegalStateException("Bank transfer " + id + " is " + status);
        }
    }

    public BankTransferId id() {
        return new BankTransferId(id);
    }

    public Direction direction() {
        return direction;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Tsid purposeId() {
        return new Tsid(purposeId);
    }

    public Tsid memberId() {
        return new Tsid(memberId);
    }

    public BankAccountId bankAccountId() {
        return new BankAccountId(bankAccountId);
    }

    public Won amount() {
        return Won.of(amount);
    }

    public MovementId hold() {
        return new MovementId(hold);
    }

    public Status status() {
        return status;
    }

    /** What the account's statement is to show; empty for what comes in. */
    public String text() {
        return text;
    }

    /** The day in Seoul on which it counted against its member's limits; null when it does not. */
    public @Nullable LocalDate countedOn() {
        return countedOn;
    }

    /** Why it was refused; null unless it was. */
    public @Nullable BankRefusal refusal() {
        return refusal;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was decided; null while it is not. */
    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** When somebody looks at it next; null when it is decided, or held for a review. */
    @Nullable
    Instant nextStepAt() {
        return nextStepAt;
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
