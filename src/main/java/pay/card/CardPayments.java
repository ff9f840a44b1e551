package pay.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * Charges members' cards and cancels charges. What is asked for is recorded in the caller's transaction; the call is made
 * after it commits, and what came of it is told to the purpose's {@link CardOutcome}.
 */
@Component
public class CardPayments {
    private final CardRequests requests;
    private final MemberCards cards;
    private final Instalments instalments;
    private final CallCard calls;
    private final Ids ids;
    private final Clock clock;

    CardPayments(CardRequests requests, MemberCards cards, Instalments instalments, CallCard calls, Ids ids,
            Clock clock) {
        this.requests = requests;
        this.cards = cards;
        this.instalments = instalments;
        this.calls = calls;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a charge, which the caller sends by {@link #callNow} after this commits.
     *
     * @throws DomainException {@code CARD_NOT_FOUND} or {@code CARD_INSTALMENT_INVALID}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId charge(CardCharge charge) {
        Card card = cards.find(charge.memberId(), charge.card())
                .orElseThrow(() -> new DomainException(PayError.CARD_NOT_FOUND));
        boolean interestFree = charge.months() != 0 && offer(card, charge).interestFree();
        CardRequestId id = new CardRequestId(ids.nextLong());
        requests.saveAndFlush(CardRequest.charge(id, charge, card, interestFree, now()));
        return id;
    }

    private Instalments.Offer offer(Card card, CardCharge charge) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        return instalments.of(card.company(), card.kind(), charge.amount(), today).stream()
                .filter(offer -> offer.months() == charge.months()).findFirst()
                .orElseThrow(() -> new DomainException(PayError.CARD_INSTALMENT_INVALID));
    }

    /** Records a cancel of a charge, or of a part of it; it is sent soon after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId cancel(CardRequestId charge, Tsid purposeId, Won amount, String reason) {
        return cancel(charge, purposeId, amount, reason, CardRequestStatus.WAITING);
    }

    /** The same; the caller sends it by {@link #callNow} after this commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId cancelNow(CardRequestId charge, Tsid purposeId, Won amount, String reason) {
        return cancel(charge, purposeId, amount, reason, CardRequestStatus.SENT);
    }

    private CardRequestId cancel(CardRequestId chargeId, Tsid purposeId, Won amount, String reason,
            CardRequestStatus status) {
        CardRequest charge = requests.lockById(chargeId.value()).orElseThrow();
        CardRequestId id = new CardRequestId(ids.nextLong());
        CardRequest cancel = charge.cancel(id, purposeId, amount, reason, status, now());
        requests.saveAndFlush(charge);
        requests.saveAndFlush(cancel);
        return id;
    }

    /** The order is gone: of a charge that is not decided yet it is found out what became, and it is undone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon(CardRequestId id) {
        CardRequest charge = requests.lockById(id.value()).orElseThrow();
        charge.abandon(now());
        requests.saveAndFlush(charge);
    }

    /** Makes the first call of what was just recorded; a remote call, outside a transaction. Afterwards it is decided or unknown. */
    public CardRequest callNow(CardRequestId id) {
        return calls.callNow(id);
    }

    @Transactional(readOnly = true)
    public Optional<CardRequest> find(CardRequestId id) {
        return requests.findById(id.value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
