package pay.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
import pay.tender.Tenders;
import platform.id.Tsid;

/** Takes payments of which a part has come from outside, with what was set aside beside it: their orders are paid. */
@Component
class TakeFromOutside {
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final KeepTaken keepTaken;
    private final TellState tellState;

    TakeFromOutside(Payees payees, Accounts accounts, Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons,
            KeepTaken keepTaken, TellState tellState) {
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.keepTaken = keepTaken;
        this.tellState = tellState;
    }

    /**
     * Takes one, which is approved and locked.
     *
     * @param line brings what came from outside into the order's escrow
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payment payment, Beside beside, Tenders.Part outside, Function<Account, Line> line, Instant now) {
        Tsid member = payment.memberId();
        Payee payee = Objects.requireNonNull(payees.keep(new TreeSet<>(List.of(member))).get(member));
        if (beside.coupon().isAny()) {
            useCoupons.use(List.of(payment.id().value()));
        }
        Account escrow = accounts.open(AccountKind.ORDER_ESCROW, payment.orderId().value());
        Account points = beside.points().isAny() ? accounts.open(AccountKind.MEMBER_POINTS, member.value()) : null;
        List<Line> lines = captures(beside, escrow);
        lines.add(line.apply(escrow));
        TakenPayment taken = new TakenPayment(payment, new Confirmation(payment.amount(), beside.with(outside)),
                payee.wallet(), points,
                ledger.post(new Posting("PAYMENT", Long.toString(payment.id().value()), lines, Map.of()), now));
        if (beside.points().isAny()) {
            spendPoints.end(Map.of(payment.id().value(), beside.points().amount().amount()));
        }
        keepTaken.keep(List.of(taken), now);
        tellState.tell(payment, taken.confirmation().captured());
    }

    private static List<Line> captures(Beside beside, Account escrow) {
        List<Line> lines = new ArrayList<>();
        capture(beside.money(), lines);
        capture(beside.points(), lines);
        if (beside.points().isAny()) {
            lines.add(new Line.Post(Account.POINT_RESERVE, escrow, beside.points().amount().amount()));
        }
        capture(beside.coupon(), lines);
        return lines;
    }

    private static void capture(Beside.Held part, List<Line> lines) {
        if (part.hold() != null) {
            lines.add(new Line.Capture(part.hold(), part.amount().amount()));
        }
    }
}
