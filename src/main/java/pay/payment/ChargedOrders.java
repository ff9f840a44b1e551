package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardLines;
import pay.card.CardRequest;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;

/** What follows for the payment of an order from what a card company says of the charge that was to pay a part of it. */
@Component
public class ChargedOrders {
    private final Payments payments;
    private final CardAttempts attempts;
    private final Payees payees;
    private final CardLines cardLines;
    private final TakeFromOutside takeFromOutside;
    private final SetAside setAside;
    private final TellState tellState;
    private final Clock clock;

    ChargedOrders(Payments payments, CardAttempts attempts, Payees payees, CardLines cardLines,
            TakeFromOutside takeFromOutside, SetAside setAside, TellState tellState, Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.payees = payees;
        this.cardLines = cardLines;
        this.takeFromOutside = takeFromOutside;
        this.setAside = setAside;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** The payment, which nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(Tsid payment) {
        return payments.lockById(payment).orElseThrow();
    }

    /** Whether it can be paid by a charge: not while money or points beside that are in a frozen wallet, which stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean canBeTaken(CardRequest charge) {
        return !attempts.get(charge.id()).beside().isOfWallet()
                || payees.keep(new TreeSet<>(List.of(charge.memberId()))).values().stream().noneMatch(Payee::isFrozen);
    }

    /** What was set aside is taken, and the order is paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charged(CardRequest charge) {
        Instant now = now();
        Payment payment = lock(charge.purposeId());
        payment.charged(now);
        takeFromOutside.take(payment, attempts.get(charge.id()).beside(),
                new Tenders.Part(TenderKind.CARD, charge.amount(),
                        new Tenders.By.Card(charge.cardId(), charge.months())),
                escrow -> cardLines.charged(charge, escrow), now);
    }

    /** What was set aside is free again; the payment is ready again, or over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notCharged(CardRequest charge) {
        Instant now = now();
        Payment payment = lock(charge.purposeId());
        setAside.free(List.of(new SetAside.Freed(payment, charge.id().value(), attempts.get(charge.id()).beside())),
                now);
        payment.notCharged(now);
        payments.keep(List.of(payment));
        if (payment.status() != PaymentStatus.READY) {
            tellState.tell(payment);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
