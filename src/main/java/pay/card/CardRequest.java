package pay.card;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

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
import pay.psp.CardCompany;
import pay.psp.CardRefusal;
import pay.psp.PspAnswer;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A charge of a card, or a cancel of a charge. It is written before the provider is called; the outcome is written after.
 * Once decided it stays so, whatever answer comes late.
 */
@Entity
@Table(name = "pay_card_request")
public class CardRequest implements Persistable<Long> {
    private static final Duration LATER = Duration.ofMinutes(1);

    @Id
    private long id;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Kind kind = Kind.CHARGE;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Purpose purpose = Purpose.EASY_PAY;
    @Column(updatable = false)
    private long purposeId;
    @Column(updatable = false)
    private long memberId;
    @Column(updatable = false)
    private long cardId;
    @Column(updatable = false)
    private String company = "";
    @Column(updatable = false)
    private @Nullable Long chargeId;
    @Column(updatable = false)
    private long amount;
    /** Of a charge: what cancels take back, those of unknown outcome included. */
    private long canceled;
    @Column(updatable = false)
    private int months;
    @Column(updatable = false)
    private boolean interestFree;
    @Column(updatable = false)
    private String text = "";
    @Enumerated(EnumType.STRING)
    private Status status = Status.SENT;
    @Enumerated(EnumType.STRING)
    private @Nullable CardRefusal refusal;
    private @Nullable String pspKey;
    private @Nullable String approval;
    private int enquiries;
    private @Nullable Instant nextStepAt;
    private @Nullable Instant wantedUntil;
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant decidedAt;
    @Version
    private int version;
    @Transient
    private boolean made;

    /** What is asked of the card company. */
    public enum Kind {
        CHARGE, CANCEL
    }

    /** What the request is part of; {@code purposeId} says which. */
    public enum Purpose {
        EASY_PAY
    }

    /** How far it is. */
    public enum Status {
        /** Not sent yet. */
        WAITING,
        /** A call may be under way. */
        SENT,
        /** A call was made and nobody knows what came of it. */
        UNKNOWN,
        /** It was carried out. Final. */
        DONE,
        /** It was not and never will be. Final. */
        REFUSED;

        boolean isFinal() {
            return this == DONE || this == REFUSED;
        }
    }

    protected CardRequest() {}

    private CardRequest(CardRequestId id, Kind kind, Purpose purpose, Tsid purposeId, Won amount, String text,
            Status status, Instant now) {
        this.id = id.value();
        this.kind = kind;
        this.purpose = purpose;
        this.purposeId = purposeId.value();
        this.amount = amount.amount();
        this.text = text;
        this.status = status;
        this.createdAt = now;
        this.nextStepAt = status == Status.SENT ? now.plus(EnquiryPlan.PATIENCE) : now;
        this.made = true;
    }

    static CardRequest charge(CardRequestId id, CardCharge charge, Card card, boolean interestFree, Instant now) {
        CardRequest request = new CardRequest(id, Kind.CHARGE, charge.purpose(), charge.purposeId(), charge.amount(),
                charge.name(), Status.SENT, now);
        request.memberId = card.memberId().value();
        request.cardId = card.id().value();
        request.company = card.company().code();
        request.months = charge.months();
        request.interestFree = interestFree;
        request.wantedUntil = charge.wantedUntil();
        return request;
    }

    /** A cancel of this charge, which counts it as taken back from now on. */
    CardRequest cancel(CardRequestId id, Tsid purposeId, Won part, String reason, Status status, Instant now) {
        if (kind != Kind.CHARGE || this.status != Status.DONE || part.amount() > amount - canceled) {
            throw new IllegalStateException("Charge " + this.id + " is " + this.status + ", " + canceled + " of "
                    + amount + " cancelled");
        }
        canceled += part.amount();
        CardRequest request = new CardRequest(id, Kind.CANCEL, purpose, purposeId, part, reason, status, now);
        request.memberId = memberId;
        request.cardId = cardId;
        request.company = company;
        request.chargeId = this.id;
        return request;
    }

    /** A cancel was refused for good: so much can be cancelled again. */
    void giveBack(Won part) {
        canceled -= part.amount();
    }

    /** Notes that the request is about to be sent. If nothing is heard of it, somebody asks after {@code patience}. */
    void send(Instant now, Duration patience) {
        if (status != Status.WAITING) {
            throw new IllegalStateException("Card request " + id + " is " + status);
        }
        status = Status.SENT;
        nextStepAt = now.plus(patience);
    }

    /** Notes that somebody is about to ask what came of it; the next time will be after {@code patience} or later. */
    void enquire(Instant now, Duration patience) {
        if (status != Status.SENT && status != Status.UNKNOWN) {
            throw new IllegalStateException("Card request " + id + " is " + status);
        }
        enquiries++;
        nextStepAt = now.plus(patience);
    }

    /** The order is gone: a charge of unknown outcome is to be undone, as soon as no call can be under way any more. */
    void abandon(Instant now) {
        if (!status.isFinal() && isWanted(now)) {
            wantedUntil = now;
            nextStepAt = status == Status.UNKNOWN ? now : nextStepAt;
        }
    }

    /** Whether it is to be carried out still; later it is undone. */
    boolean isWanted(Instant now) {
        return wantedUntil == null || now.isBefore(wantedUntil);
    }

    /** Takes an answer in. Returns whether it decided the request; an answer to a decided one changes nothing. */
    boolean take(PspAnswer answer, Instant now) {
        if (status.isFinal()) {
            return false;
        }
        switch (answer) {
            case PspAnswer.Done done when isWanted(now) -> carriedOut(done, now);
            // The order is gone, and the next step undoes it.
            case PspAnswer.Done late -> wonder(now, Duration.ZERO);
            case PspAnswer.Refused refused -> decide(Status.REFUSED, refused.why(), now);
            case PspAnswer.NotNow unsent -> postpone(now);
            case PspAnswer.NotFound none -> wonder(now, EnquiryPlan.next(enquiries));
            case PspAnswer.Unknown unknown -> wonder(now, EnquiryPlan.next(enquiries));
        }
        return status.isFinal();
    }

    private void carriedOut(PspAnswer.Done done, Instant now) {
        pspKey = done.key();
        approval = done.approval();
        decide(Status.DONE, null, now);
    }

    private void decide(Status end, @Nullable CardRefusal why, Instant now) {
        status = end;
        refusal = why;
        decidedAt = now;
        nextStepAt = null;
    }

    private void wonder(Instant now, Duration gap) {
        status = Status.UNKNOWN;
        nextStepAt = now.plus(gap);
    }

    /** Nothing was sent. Who pays chooses again; a cancel goes out later. */
    private void postpone(Instant now) {
        if (kind == Kind.CHARGE) {
            decide(Status.REFUSED, CardRefusal.NOT_NOW, now);
        } else {
            status = Status.WAITING;
            nextStepAt = now.plus(LATER);
        }
    }

    public CardRequestId id() {
        return new CardRequestId(id);
    }

    public Kind kind() {
        return kind;
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

    public CardId cardId() {
        return new CardId(cardId);
    }

    public CardCompany company() {
        return CardCompany.of(company).orElseThrow();
    }

    /** What is cancelled. Of a cancel only. */
    public CardRequestId chargeId() {
        return new CardRequestId(Objects.requireNonNull(chargeId, "Not a cancel"));
    }

    public Won amount() {
        return Won.of(amount);
    }

    /** What cancels take back of a charge, those of unknown outcome included. */
    public Won canceled() {
        return Won.of(canceled);
    }

    /** 0: at once. */
    public int months() {
        return months;
    }

    /** Whether the card company bears the interest on the instalments. */
    public boolean isInterestFree() {
        return interestFree;
    }

    /** The name of what was bought, or why it is cancelled. */
    String text() {
        return text;
    }

    public Status status() {
        return status;
    }

    /** Why it was refused; null unless it was. */
    public @Nullable CardRefusal refusal() {
        return refusal;
    }

    /** The provider's key of it; null unless it was carried out. */
    public @Nullable String pspKey() {
        return pspKey;
    }

    /** The card company's number of a charge; null unless it was carried out. */
    public @Nullable String approval() {
        return approval;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was decided; null while it is not. */
    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** When somebody looks at it next; null when it is decided. */
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
