package pay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardCharge;
import pay.card.CardPayments;
import pay.card.CardPurpose;
import pay.card.CardRequest;
import pay.card.CardRequestId;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/**
 * Has a member confirm the payment of an order of which a card pays a part: the charge is recorded, what money, points and a coupon pay is
 * set aside, and the payment is {@code UNKNOWN}, before the card company is called; what it answers, at once or later, is told to
 * {@link ChargedOrders}.
 */
@Component
class ConfirmByCard {
    /** So long after {@code payBy} commerce keeps the stock for a payment that comes late: of a charge that is unknown then, it is undone. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private final Payments payments;
    private final CardAttempts attempts;
    private final LockConfirmed lockConfirmed;
    private final CardPayments cards;
    private final SetAside setAside;
    private final ReadPayment readPayment;
    private final Clock clock;

    ConfirmByCard(Payments payments, CardAttempts attempts, LockConfirmed lockConfirmed, CardPayments cards,
            SetAside setAside, ReadPayment readPayment, Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.lockConfirmed = lockConfirmed;
        this.cards = cards;
        this.setAside = setAside;
        this.readPayment = readPayment;
        this.clock = clock;
    }

    /**
     * Records the charge in the caller's transaction.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId record(MemberCaller caller, Tsid order, Confirmation confirmation, String signature) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Payment payment = lockConfirmed.lock(caller, order, confirmation, signature, now);
        CardRequestId charge = cards.charge(order(payment, confirmation));
        payment.charge(charge, now);
        attempts.add(new CardAttempt(charge, payment.id(), setAside.hold(payment, charge.value(), confirmation, now)));
        payments.keep(List.of(payment));
        return charge;
    }

    private static CardCharge order(Payment payment, Confirmation confirmation) {
        Tenders.By.Card card = confirmation.tenders().by(Tenders.By.Card.class).orElseThrow();
        return new CardCharge(CardPurpose.ORDER, Tsid.of(payment.id()), payment.memberId(), card.card(),
                confirmation.of(TenderKind.CARD),
                card.months(), shortened(payment.orderName()), Objects.requireNonNull(payment.payBy()).plus(GRACE));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= CardCharge.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, CardCharge.LONGEST_NAME));
    }

    /** Calls the card company, outside any transaction. */
    void call(CardRequestId charge) {
        cards.callNow(charge);
    }

    /**
     * The payment as it is now; 202 until it is known what the card company did.
     *
     * @throws DomainException the card's refusal, which leaves the payment ready as long as there is time
     */
    ResponseEntity<PaymentView> present(MemberCaller caller, Tsid order, CardRequestId id) {
        CardRequest charge = cards.find(id).orElseThrow();
        return switch (charge.status()) {
            case REFUSED -> throw new DomainException(Objects.requireNonNull(charge.refusal()).code());
            case DONE -> ResponseEntity.ok(view(caller, order));
            case WAITING, SENT, UNKNOWN -> ResponseEntity.status(HttpStatus.ACCEPTED).body(view(caller, order));
        };
    }

    private PaymentView view(MemberCaller caller, Tsid order) {
        return readPayment.read(caller.memberId(), order).orElseThrow();
    }
}
