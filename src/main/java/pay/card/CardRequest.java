package pay.card;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

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
import org.springframework.util.Assert;
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
@QueryExclude // nobody queries it through Querydsl, whose class for what is embedded is not null-safe
public class CardRequest implements Persistable<Long> {
    @Id
    private long id;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CardRequestKind kind = CardRequestKind.CHARGE;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CardPurpose purpose = CardPurpose.EASY_PAY;
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
    private CardRequestStatus status = CardRequestStatus.SENT;
    @Enumerated(EnumType.STRING)
    private @Nullable CardRefusal refusal;
    private @Nullable String pspKey;
    private @Nullable String approval;
    @Embedded
    private CardEnquiries enquiries = new CardEnquiries();
    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;
    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant decidedAt;
    @Version
    private int version;
    @Transient
    private boolean made;

    protected CardRequest() {}

    private CardRequest(CardRequestId id, CardRequestKind kind, Won amount, String text, CardRequestStatus status,
            @Nullable Instant wantedUntil, Instant now) {
        this.id = id.value();
        this.kind = kind;
        this.amount = amount.amount();
        this.text = text;
        this.status = status;
        this.createdAt = now;
        this.enquiries = new CardEnquiries(status == CardRequestStatus.SENT ? now.plus(EnquiryPlan.PATIENCE) : now,
                wantedUntil);
        this.made = true;
    }

    private CardRequest of(CardPurpose purpose, Tsid purposeId, long memberId, long cardId, String company) {
        this.purpose = purpose;
        this.purposeId = purposeId.value();
        this.memberId = memberId;
        this.cardId = cardId;
        this.company = company;
        return this;
    }

    static CardRequest charge(CardRequestId id, CardCharge charge, Card card, boolean interestFree, Instant now) {
        CardRequest request = new CardRequest(id, CardRequestKind.CHARGE, charge.amount(), charge.name(),
                CardRequestStatus.SENT, charge.wantedUntil(), now);
        request.months = charge.months();
        request.interestFree = interestFree;
        return request.of(charge.purpose(), charge.purposeId(), card.memberId().value(), card.id().value(),
                card.acquirer().code());
    }

    /** A cancel of this charge, which counts it as taken back from now on. */
    CardRequest cancel(CardRequestId id, Tsid purposeId, Won part, String reason, CardRequestStatus status,
            Instant now) {
        Assert.state(kind == CardRequestKind.CHARGE && this.status == CardRequestStatus.DONE
                && part.amount() <= amount - canceled, () -> this.status + ", " + canceled + " of " + amount + " back");
        canceled += part.amount();
        CardRequest request = new CardRequest(id, CardRequestKind.CANCEL, part, reason, status, null, now);
        request.chargeId = this.id;
        return request.of(purpose, purposeId, memberId, cardId, company);
    }

    /** A cancel was refused for good: so much can be cancelled again. */
    void giveBack(Won part) {
        canceled -= part.amount();
    }

    /** Notes that the request is about to be sent. If nothing is heard of it, somebody asks after {@code patience}. */
    void send(Instant now, Duration patience) {
        Assert.state(status == CardRequestStatus.WAITING, "Sent before");
        status = CardRequestStatus.SENT;
        enquiries.lookAt(now.plus(patience));
    }

    /** Notes that somebody is about to ask what came of it; the next time will be after {@code patience} or later. */
    void enquire(Instant now, Duration patience) {
        Assert.state(status == CardRequestStatus.SENT || status == CardRequestStatus.UNKNOWN, "Not under way");
        enquiries.ask(now.plus(patience));
    }

    /** The order is gone: a charge of unknown outcome is to be undone, as soon as no call can be under way any more. */
    void abandon(Instant now) {
        enquiries.unwant(now);
        if (status == CardRequestStatus.UNKNOWN) {
            enquiries.beginAnew(now);
        }
    }

    /** Takes an answer in. Returns whether it decided the request; an answer to a decided one changes nothing. */
    boolean take(PspAnswer answer, Instant now) {
        if (status.isFinal()) {
            return false;
        }
        switch (answer) {
            case PspAnswer.Done done when enquiries.isWanted(now) -> {
                pspKey = done.key();
                approval = done.approval();
                decide(CardRequestStatus.DONE, null, now);
            }
            // The order is gone, and the next step undoes it.
            case PspAnswer.Done late -> {
                status = CardRequestStatus.UNKNOWN;
                enquiries.again(now, Duration.ZERO);
            }
            case PspAnswer.Refused refused -> decide(CardRequestStatus.REFUSED, refused.why(), now);
            case PspAnswer.NotSent unsent -> unsent(unsent.why(), now);
            case PspAnswer.NotFound _,PspAnswer.Unknown _,PspAnswer.Failed _,PspAnswer.Unclear _ -> {
                enquiries.hear(answer, now);
                wonder(now);
            }
        }
        return status.isFinal();
    }

    private void decide(CardRequestStatus end, @Nullable CardRefusal why, Instant now) {
        status = end;
        refusal = why;
        decidedAt = now;
        enquiries.end();
    }

    private void wonder(Instant now) {
        status = CardRequestStatus.UNKNOWN;
        enquiries.again(now);
    }

    /** Who pays chooses again, and a cancel goes out later; unless somebody else has sent it, who had waited long enough. */
    private void unsent(CardRefusal why, Instant now) {
        if (!isUntouched()) {
            enquiries.takeBack();
            wonder(now);
        } else if (kind == CardRequestKind.CHARGE) {
            decide(CardRequestStatus.REFUSED, why, now);
        } else {
            status = CardRequestStatus.WAITING;
            enquiries.lookLater(now);
        }
    }

    /** Whether only who recorded it, or took it up as waiting, can have sent it. */
    boolean isUntouched() {
        return status == CardRequestStatus.SENT && enquiries.areNone();
    }

    /** Whether it is a charge that can still be carried out. */
    boolean isOpenCharge() {
        return kind == CardRequestKind.CHARGE && !status.isFinal();
    }

    public CardRequestId id() {
        return new CardRequestId(id);
    }

    public CardRequestKind kind() {
        return kind;
    }

    public CardPurpose purpose() {
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

    public CardRequestStatus status() {
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

    /** When it is asked about, and how often it was. */
    CardEnquiries enquiries() {
        return enquiries;
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
