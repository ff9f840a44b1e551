package pay.chargeback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.OrderChargebackDecided;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payment.Payment;
import pay.payment.RefundablePayments;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * An operator records how a card company has decided. What is lost Madang bears, and the company owes so much less; what of it comes
 * out of the order's escrow and of its sellers, commerce says.
 */
@Component
class DecideChargeback {
    private final Chargebacks chargebacks;
    private final RefundablePayments payments;
    private final Accounts accounts;
    private final Ledger ledger;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    DecideChargeback(Chargebacks chargebacks, RefundablePayments payments, Accounts accounts, Ledger ledger,
            AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.chargebacks = chargebacks;
        this.payments = payments;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records it, once.
     *
     * @param won whether nothing is taken back
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}, {@link PayError#DISPUTE_IN_OTHER_STATE},
     *     {@link PayError#ANOTHER_OPERATOR_NEEDED}: what is lost is recorded by somebody else than who opened it
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, ChargebackId id, boolean won) {
        // Its payment is locked as who refunds does: what waits for this sees it decided or open.
        Chargeback chargeback = chargebacks.find(id)
                .orElseThrow(() -> new DomainException(PayError.DISPUTE_NOT_FOUND));
        Payment payment = payments.lock(chargeback.orderId()).orElseThrow();
        if (!won) {
            SecondPerson.require(chargeback.openedBy(), operator, PayError.ANOTHER_OPERATOR_NEEDED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Chargeback.State as = won ? Chargeback.State.WON : Chargeback.State.LOST;
        if (!chargebacks.end(id, as, operator.staffId(), now)) {
            throw new DomainException(PayError.DISPUTE_IN_OTHER_STATE);
        }
        if (!won) {
            ledger.post(Posting.of("CHARGEBACK_LOST", id.value(),
                    new Line.Post(Account.HOUSE_COSTS,
                            accounts.open(AccountKind.CARD_COMPANY, chargeback.company()),
                            chargeback.amount().amount())),
                    now);
        }
        audit.record(AuditActor.of(operator), "pay.chargeback-decided", "chargeback", Long.toString(id.value()),
                Map.of("as", as.name()));
        events.publish(new OrderChargebackDecided(ids.next(), now, Tsid.of(id), chargeback.orderId(),
                chargeback.paymentId(), payment.memberId(), chargeback.amount(), chargeback.reason().name(),
                chargeback.answerBy(), as.name(), chargeback.openedAt()));
    }
}
