package pay.chargeback;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardPayments;
import pay.card.CardRequest;
import pay.card.CardRequestStatus;
import pay.dispute.DisputeReason;
import pay.error.PayError;
import pay.events.OrderChargedBack;
import pay.payment.Payment;
import pay.payment.PaymentStatus;
import pay.payment.RefundablePayments;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator notes that a card's holder disputes the payment of an order: from now on nothing of it goes back to the card by us. */
@Component
class OpenChargeback {
    private static final LocalDate LAST_DAY = LocalDate.of(9998, 12, 31);

    private final RefundablePayments payments;
    private final Chargebacks chargebacks;
    private final ChargedBack chargedBack;
    private final CardPayments cards;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    OpenChargeback(RefundablePayments payments, Chargebacks chargebacks, ChargedBack chargedBack, CardPayments cards,
            AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.payments = payments;
        this.chargebacks = chargebacks;
        this.chargedBack = chargedBack;
        this.cards = cards;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the card company says.
     *
     * @param companyCase its own number of it
     * @param answerBy the last day, in Seoul, on which it takes an answer
     */
    record Complaint(Tsid orderId, String companyCase, Won amount, DisputeReason reason, LocalDate answerBy) {}

    /**
     * Opens it; the payment's lock is held to the end, so that nothing of it goes back meanwhile.
     *
     * @throws DomainException {@link PayError#CHARGEBACK_ANSWER_BY_INVALID}, {@link PayError#PAYMENT_NOT_FOUND},
     *     {@link PayError#DISPUTE_OPEN_BEFORE}, {@link PayError#CHARGEBACK_NOTED_BEFORE},
     *     {@link PayError#DISPUTE_EXCEEDS_PAYMENT}: more than the card was charged and has not gone back to it
     */
    @RetriedOnConflict
    @Transactional
    public ChargebackId open(StaffCaller operator, Complaint complaint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (complaint.answerBy().isBefore(LocalDate.ofInstant(now, BusinessDays.SEOUL))
                || complaint.answerBy().isAfter(LAST_DAY)) {
            throw new DomainException(PayError.CHARGEBACK_ANSWER_BY_INVALID);
        }
        Payment payment = payments.lock(complaint.orderId())
                .filter(each -> each.status() == PaymentStatus.APPROVED)
                .orElseThrow(() -> new DomainException(PayError.PAYMENT_NOT_FOUND));
        Tsid paymentId = Tsid.of(payment.id());
        ChargedBack.Standing standing = chargedBack.standing(paymentId);
        if (standing.isOpen()) {
            throw new DomainException(PayError.DISPUTE_OPEN_BEFORE);
        }
        Optional<CardRequest> charge = charge(payment);
        Won left = charge.map(OpenChargeback::left).orElse(Won.ZERO).minus(standing.amount());
        if (left.isLessThan(complaint.amount())) {
            throw new DomainException(PayError.DISPUTE_EXCEEDS_PAYMENT, left.amount());
        }
        ChargebackId id = new ChargebackId(ids.nextLong());
        insert(new Chargeback(id, payment.orderId(), paymentId, charge.orElseThrow().company().owner(),
                complaint.companyCase(), complaint.amount(), complaint.reason(), Chargeback.State.OPEN,
                operator.staffId(), now, complaint.answerBy(), null));
        audit.record(AuditActor.of(operator), "pay.chargeback-opened", "chargeback", id);
        events.publish(new OrderChargedBack(ids.next(), now, Tsid.of(id), payment.orderId(), paymentId,
                payment.memberId(), complaint.amount(), complaint.reason().name(), complaint.answerBy()));
        return id;
    }

    private void insert(Chargeback opened) {
        try {
            chargebacks.insert(opened);
        } catch (DuplicateKeyException known) {
            throw new DomainException(PayError.CHARGEBACK_NOTED_BEFORE);
        }
    }

    /** The charge of the card that paid a part; one that was refused before the order was paid otherwise is none. */
    private Optional<CardRequest> charge(Payment payment) {
        return Optional.ofNullable(payment.charge()).flatMap(cards::find)
                .filter(charge -> charge.status() == CardRequestStatus.DONE);
    }

    /** What has not gone back to the card. What its company would not take back went to the member in money, and counts. */
    private static Won left(CardRequest charge) {
        return charge.amount().minus(charge.canceled());
    }
}
