package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardLines;
import pay.card.CardRequest;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;

/** What follows for the payment of an order from what a card company says of the charge that was to pay a part of it. */
@Component
public class ChargedOrders {
    private final Payments payments;
    private final CardAttempts attempts;
    private final CardLines cardLines;
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final KeepTaken keepTaken;
    private final TellState tellState;
    private final Clock clock;

    ChargedOrders(Payments payments, CardAttempts attempts, CardLines cardLines, Payees payees, Accounts accounts,
            Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons, KeepTaken keepTaken, TellState tellState,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.cardLines = cardLines;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.keepTaken = keepTaken;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** The payment, which nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(Tsid payment) {
        return payments.lockById(payment).orElseThrow();
    }

    /** What was set aside is taken, and the order is paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charged(CardRequest charge) {
        Instant now = now();
        Payment payment = lock(charge.purposeId());
        CardAttempt attempt = attempts.get(charge.id());
        Tsid member = payment.memberId();
        Payee payee = Objects.requireNonNull(payees.keep(new TreeSet<>(List.of(member))).get(member));
        if (attempt.coupon().hold() != null) {
            useCoupons.use(List.of(payment.id().value()));
        }
        Account escrow = accounts.open(AccountKind.ORDER_ESCROW, payment.orderId().value());
        Account points = attempt.points().hold() == null
                ? null
                : accounts.open(AccountKind.MEMBER_POINTS, member.value());
        Posting taken = new Posting("PAYMENT", Long.toString(payment.id().value()), taken(attempt, charge, escrow),
                Map.of());
        payment.charged(now);
        TakenPayment all = new TakenPayment(payment, confirmation(payment, attempt, charge), payee.wallet(), points,
                ledger.post(taken, now));
        end(attempt, attempt.points().amount());
        keepTaken.keep(List.of(all), now);
        tellState.tell(payment, all.confirmation().captured());
    }

    private List<Line> taken(CardAttempt attempt, CardRequest charge, Account escrow) {
        List<Line> lines = new ArrayList<>();
        capture(attempt.money(), lines);
        capture(attempt.points(), lines);
        if (attempt.points().amount().isPositive()) {
            lines.add(new Line.Post(Account.POINT_RESERVE, escrow, attempt.points().amount().amount()));
        }
        capture(attempt.coupon(), lines);
        lines.add(cardLines.charged(charge, escrow));
        return lines;
    }

    private static void capture(CardAttempt.HeldPart part, List<Line> lines) {
        if (part.hold() != null) {
            lines.add(new Line.Capture(part.hold(), part.amount().amount()));
        }
    }

    /** What the member confirmed. */
    private static Confirmation confirmation(Payment payment, CardAttempt attempt, CardRequest charge) {
        List<Tenders.Part> parts = new ArrayList<>();
        parts.add(new Tenders.Part(TenderKind.CARD, charge.amount(),
                new Tenders.By.Card(charge.cardId(), charge.months())));
        add(TenderKind.MONEY, attempt.money(), parts);
        add(TenderKind.POINTS, attempt.points(), parts);
        add(TenderKind.COUPON, attempt.coupon(), parts);
        return new Confirmation(payment.amount(), new Tenders(parts));
    }

    private static void add(TenderKind kind, CardAttempt.HeldPart part, List<Tenders.Part> parts) {
        if (part.amount().isPositive()) {
            parts.add(new Tenders.Part(kind, part.amount()));
        }
    }

    /** What was set aside is free again; the payment is ready again, or over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notCharged(CardRequest charge) {
        Instant now = now();
        Payment payment = lock(charge.purposeId());
        CardAttempt attempt = attempts.get(charge.id());
        payees.keep(new TreeSet<>(List.of(payment.memberId())));
        if (attempt.coupon().hold() != null) {
            useCoupons.free(List.of(payment.id().value()));
        }
        List<Line> lines = new ArrayList<>();
        release(attempt.money(), lines);
        release(attempt.points(), lines);
        release(attempt.coupon(), lines);
        if (!lines.isEmpty()) {
            ledger.post(new Posting("PAYMENT_GIVEN_UP", Long.toString(charge.id().value()), lines, Map.of()), now);
        }
        end(attempt, Won.ZERO);
        payment.notCharged(now);
        payments.keep(List.of(payment));
        if (payment.status() != Payment.Status.READY) {
            tellState.tell(payment);
        }
    }

    private static void release(CardAttempt.HeldPart part, List<Line> lines) {
        if (part.hold() != null) {
            lines.add(new Line.Release(part.hold()));
        }
    }

    private void end(CardAttempt attempt, Won spent) {
        if (attempt.points().hold() != null) {
            spendPoints.end(Map.of(attempt.payment().value(), spent.amount()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
