package pay.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import com.querydsl.core.annotations.QueryExclude;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * One request to a bank. It is written, with the amount held in the ledger, before the call is made; the outcome is written
 * after.
 */
@Entity
@Table(name = "pay_bank_transfer")
@QueryExclude // nobody queries it through Querydsl, whose class for what is embedded is not null-safe
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
    @Embedded
    private BankProgress progress = new BankProgress();
    @Column(updatable = false)
    private String statementText = "";
    @Column(updatable = false)
    private @Nullable String statementTextSealed;
    @Column(updatable = false)
    private @Nullable LocalDate countedOn;
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
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
            MovementId hold, StatementText text, Instant now) {
        this.id = id.value();
        this.direction = direction;
        this.purpose = purpose;
        this.purposeId = purposeId.value();
        this.memberId = account.memberId().value();
        this.bankAccountId = account.id().value();
        this.amount = amount.amount();
        this.hold = hold.value();
        this.statementText = text.clear();
        this.statementTextSealed = text.sealed();
        this.createdAt = now;
        this.progress = new BankProgress(now);
        this.made = true;
    }

    /** With the day in Seoul on which it counted against its member's limits; null when it does not. */
    BankTransfer countedOn(@Nullable LocalDate day) {
        countedOn = day;
        return this;
    }

    /** It is not sent from then on. */
    BankTransfer wantedUntil(Instant time) {
        progress.wantUntil(time);
        return this;
    }

    /** Its caller sends it at once, and nobody else does: later there is no use in it. */
    BankTransfer sentByItsCaller() {
        progress.wantUntil(createdAt);
        progress.send(createdAt);
        return this;
    }

    /** Whether it is still its caller's to send. */
    boolean isItsCallersTurn() {
        return progress.isItsCallersTurn(createdAt);
    }

    /** Keeps it back until somebody has looked at it. */
    BankTransfer heldForReview() {
        progress.hold();
        return this;
    }

    /** Lets it be sent; false when it is not held back any more. */
    boolean release(Instant now) {
        return progress.release(now);
    }

    /** Whether it takes money of a member's to a bank: nothing of theirs leaves while they are frozen. */
    boolean isOfAMember() {
        return direction == Direction.OUT && purpose != Purpose.VERIFICATION && purpose != Purpose.PAYOUT
                && purpose != Purpose.SELLER_PAYOUT;
    }

    /**
     * What is done next about it, which is noted as about to be done: if nothing is heard of that, somebody looks again. None while it
     * waits. Only what goes out is sent again.
     *
     * @param frozen whether what it would take is frozen
     */
    Optional<BankStep.Call> next(Instant now, boolean frozen) {
        return progress.next(now, frozen, direction == Direction.OUT);
    }

    /** Takes an answer in. Returns whether it decided the transfer; an answer to a decided one changes nothing. */
    boolean take(BankAnswer answer, Instant now) {
        return progress.take(answer, now);
    }

    /** Whether the bank was asked so often in vain that a person has to call it. */
    boolean isForAPerson() {
        return status() == Status.UNKNOWN && progress.areAllMade();
    }

    /** Whether it was asked about as often as is planned: what ended it then is what two operators heard. */
    public boolean wasAPersons() {
        return progress.areAllMade();
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
        return progress.status();
    }

    /** What the account's statement is to show. */
    StatementText text() {
        return new StatementText(statementText, statementTextSealed);
    }

    /** The day in Seoul on which it counted against its member's limits; null when it does not. */
    public @Nullable LocalDate countedOn() {
        return countedOn;
    }

    /** Why it was refused; null unless it was. */
    public @Nullable BankRefusal refusal() {
        return progress.refusal();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was decided; null while it is not. */
    public @Nullable Instant decidedAt() {
        return progress.decidedAt();
    }

    /** When somebody looks at it next; null when it is decided, or held for a review. */
    @Nullable
    Instant nextStepAt() {
        return progress.nextStepAt();
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
