package pay.chargeback;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardPayments;
import pay.dispute.DisputeReason;
import pay.error.PayError;
import pay.payment.Payment;
import pay.payment.RefundablePayments;
import pay.payment.Tender;
import pay.tender.TenderKind;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator notes that a card's holder disputes the payment of an order: from now on nothing of it goes back to the card by us. */
@Component
class OpenChargeback {
    private final RefundablePayments payments;
    private final Chargebacks chargebacks;
    private final ChargedBack chargedBack;
    private final CardPayments cards;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    OpenChargeback(RefundablePayments payments, Chargebacks chargebacks, ChargedBack chargedBack, CardPayments cards,
            AuditLog audit, Ids ids, Clock clock) {
        this.payments = payments;
        this.chargebacks = chargebacks;
        this.chargedBack = chargedBack;
        this.cards = cards;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the card company says.
     *
     * @param answerBy the last day, in Seoul, on which it takes an answer
     */
    record Complaint(Tsid orderId, Won amount, DisputeReason reason, LocalDate answerBy) {}

    /**
     * Opens it; the payment's lock is held to the end, so that nothing of it goes back meanwhile.
     *
     * @throws DomainException {@link PayError#PAYMENT_NOT_FOUND}, {@link PayError#DISPUTE_OPEN_BEFORE},
     *     {@link PayError#DISPUTE_EXCEEDS_PAYMENT}: more than the card was charged and has not gone back
     */
    @RetriedOnConflict
    @Transactional
    public ChargebackId open(StaffCaller operator, Complaint complaint) {
        Payment payment = payments.lock(complaint.orderId())
                .filter(each -> each.status() == Payment.Status.APPROVED)
                .orElseThrow(() -> new DomainException(PayError.PAYMENT_NOT_FOUND));
        Tsid paymentId = Tsid.of(payment.id());
        if (chargedBack.isOpen(paymentId)) {
            throw new DomainException(PayError.DISPUTE_OPEN_BEFORE);
        }
        Won left = byCard(payment).minus(chargedBack.of(paymentId));
        if (left.isLessThan(complaint.amount())) {
            throw new DomainException(PayError.DISPUTE_EXCEEDS_PAYMENT, left.amount());
        }
        ChargebackId id = new ChargebackId(ids.nextLong());
        chargebacks.insert(new Chargeback(id, payment.orderId(), paymentId,
                cards.find(Objects.requireNonNull(payment.charge())).orElseThrow().company().owner(),
                complaint.amount(), complaint.reason(), Chargeback.State.OPEN, operator.staffId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), complaint.answerBy()));
        audit.record(AuditActor.of(operator), "pay.chargeback-opened", "chargeback", id);
        return id;
    }

    /** What the card was charged and has not gone back, in whatever way. */
    private Won byCard(Payment payment) {
        return payments.tenders(payment).stream().filter(tender -> tender.kind() == TenderKind.CARD).findFirst()
                .map(OpenChargeback::left).orElse(Won.ZERO);
    }

    private static Won left(Tender tender) {
        return tender.captured().minus(tender.refunded());
    }
}
