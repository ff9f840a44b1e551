package pay.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.wallet.LockWallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Sets aside what money, points and a coupon pay beside a part that comes from outside, and lets it go when that never will. */
@Component
class SetAside {
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final LockWallet wallets;

    SetAside(Payees payees, Accounts accounts, Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons,
            LockWallet wallets) {
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.wallets = wallets;
    }

    /**
     * Each by a hold of its own; those of whoever never had any are refused.
     *
     * @param reference of its journal
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Beside hold(Payment payment, long reference, Confirmation confirmation, Instant now) {
        Tsid member = payment.memberId();
        Optional<UseCoupons.Wish> wish = confirmation.coupon(payment);
        if (wish.isPresent()) {
            // Two of one member's at once would take the same number of a discount; where transactions are shared, one is tried again.
            wallets.lock(member);
        }
        Payee payee = payees.keep(new TreeSet<>(List.of(member))).get(member);
        if (payee == null) {
            throw new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        if (!payee.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        Won money = confirmation.of(TenderKind.MONEY);
        Won points = confirmation.of(TenderKind.POINTS);
        Won coupon = confirmation.of(TenderKind.COUPON);
        Optional<Account> budget = wish.map(each -> useCoupons.hold(each, now));
        List<Line> lines = new ArrayList<>();
        if (money.isPositive()) {
            lines.add(forEscrow(payment, payee.wallet(), money));
        }
        if (points.isPositive()) {
            lines.add(new Line.Hold(points(member), Account.POINTS_ISSUED, points.amount()));
        }
        budget.ifPresent(from -> lines.add(forEscrow(payment, from, coupon)));
        Iterator<MovementId> holds = hold(reference, lines, now).iterator();
        if (points.isPositive()) {
            spendPoints.hold(List.of(new SpendPoints.Spending(payment.id().value(), member, points.amount())));
        }
        return new Beside(held(money, holds), held(points, holds), held(coupon, holds));
    }

    private Line forEscrow(Payment payment, Account from, Won amount) {
        return new Line.Hold(from, accounts.open(AccountKind.ORDER_ESCROW, payment.orderId().value()), amount.amount());
    }

    private static Beside.Held held(Won amount, Iterator<MovementId> holds) {
        return new Beside.Held(amount, amount.isPositive() ? holds.next() : null);
    }

    private Account points(Tsid member) {
        @Nullable
        Account points = accounts.findEach(AccountKind.MEMBER_POINTS, List.of(member.value())).get(member.value());
        if (points == null) {
            throw new DomainException(PayError.INSUFFICIENT_POINTS);
        }
        return points;
    }

    private List<MovementId> hold(long reference, List<Line> lines, Instant now) {
        if (lines.isEmpty()) {
            return List.of();
        }
        try {
            return ledger.post(new Posting("PAYMENT_HELD", Long.toString(reference), lines, Map.of()), now)
                    .movements();
        } catch (LedgerRefusal refusal) {
            throw refusal.toPayer();
        }
    }

    /**
     * What is not needed any more.
     *
     * @param reference of the journal that frees it
     */
    record Freed(Payment payment, long reference, Beside beside) {
        private Posting posting() {
            return new Posting("PAYMENT_GIVEN_UP", Long.toString(reference), beside.releases(), Map.of());
        }
    }

    /** Lets all of it go; none allowed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(List<Freed> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        // Points of theirs must not lapse meanwhile.
        payees.keep(all.stream().map(each -> each.payment().memberId()).collect(Collectors.toCollection(TreeSet::new)));
        useCoupons.free(all.stream().filter(each -> each.beside().coupon().isAny())
                .map(each -> each.payment().id().value()).toList());
        // Beside what pays all of it there is nothing.
        ledger.postEach(all.stream().filter(each -> each.beside().isAny()).map(Freed::posting).toList(), now, 0)
                .forEach(Decision::orThrow);
        Map<Long, Long> points = new HashMap<>();
        all.stream().filter(each -> each.beside().points().isAny())
                .forEach(each -> points.put(each.payment().id().value(), 0L));
        spendPoints.end(points);
    }
}
