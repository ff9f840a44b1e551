package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
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
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.trace.Traces;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Takes what pays for orders whose payments their members confirm into the orders' escrows, money from wallets, the won behind the
 * points that are burnt from the reserve, and what promotions give from their budgets: the payments are locked, the wallets kept as they are, then the ledger decides. What is refused
 * changes nothing of the others.
 */
@Component
class ConfirmTogether {
    private final Payments payments;
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final KeepTaken keepTaken;
    private final TellState tellState;
    private final Traces traces;
    private final Clock clock;

    ConfirmTogether(Payments payments, Payees payees, Accounts accounts, Ledger ledger, SpendPoints spendPoints,
            UseCoupons useCoupons, KeepTaken keepTaken, TellState tellState, Traces traces,
            Clock clock) {
        this.payments = payments;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.keepTaken = keepTaken;
        this.tellState = tellState;
        this.traces = traces;
        this.clock = clock;
    }

    /** The same by another clock. */
    public ConfirmTogether at(Clock other) {
        return new ConfirmTogether(payments, payees, accounts, ledger, spendPoints, useCoupons, keepTaken,
                tellState.at(other), traces, other);
    }

    /**
     * The payment of an order that is there, confirmed by its member.
     *
     * @param traceId of the request; null: it has none
     */
    record Confirmed(Tsid order, Confirmation confirmation, @Nullable String traceId) {}

    /**
     * Does them in the caller's transaction.
     *
     * @param lane which no other has at the same time
     * @return an outcome for each, in their order
     * @throws IllegalStateException when an order is among them twice: each has to be decided alone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome<PaymentView>> confirm(int lane, List<Confirmed> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Tsid, Confirmed> wanted = all.stream().collect(Collectors.toMap(Confirmed::order, Function.identity()));
        Map<Tsid, Outcome<PaymentView>> outcomes = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Payment payment : payments.lockEach(wanted.keySet()).values()) {
            Confirmed its = Objects.requireNonNull(wanted.get(payment.orderId()));
            its.confirmation().refusal(payment, now).ifPresentOrElse(
                    refusal -> outcomes.put(payment.orderId(), Outcome.refused(refusal)),
                    () -> drafts.add(new Draft(payment, its)));
        }
        write(take(lane, drafts, now, outcomes), now, outcomes);
        return all.stream().map(each -> Objects.requireNonNull(outcomes.get(each.order()))).toList();
    }

    /** A payment and how it is to be paid. */
    private record Draft(Payment payment, Confirmed confirmed) {
        private Confirmation confirmation() {
            return confirmed.confirmation();
        }

        private long of(TenderKind kind) {
            return confirmation().of(kind).amount();
        }
    }

    /**
     * What the ledger decides on together.
     *
     * @param escrow of the order
     * @param points the member's account of points; null when none are spent
     * @param budget what pays the coupon that was set aside; null without one
     */
    private record Sides(Account wallet, Account escrow, @Nullable Account points, @Nullable Account budget) {
        /** First what the member gives. */
        private Posting posting(Draft draft) {
            List<Line> lines = new ArrayList<>();
            if (draft.of(TenderKind.MONEY) > 0) {
                lines.add(new Line.Post(wallet, escrow, draft.of(TenderKind.MONEY)));
            }
            if (points != null) {
                lines.add(new Line.Post(points, Account.POINTS_ISSUED, draft.of(TenderKind.POINTS)));
                lines.add(new Line.Post(Account.POINT_RESERVE, escrow, draft.of(TenderKind.POINTS)));
            }
            if (budget != null) {
                lines.add(new Line.Post(budget, escrow, draft.of(TenderKind.COUPON)));
            }
            return new Posting("PAYMENT", Long.toString(draft.payment().id().value()), lines, Map.of());
        }
    }

    /** A payment that the ledger has taken. */
    private record Taken(Draft draft, Sides sides, Posted posted) {
        private TakenPayment payment() {
            return new TakenPayment(draft.payment(), draft.confirmation(), sides.wallet(), sides.points(), posted);
        }

        private SpendPoints.Spending spending() {
            return new SpendPoints.Spending(draft.payment().id().value(), draft.payment().memberId(),
                    draft.of(TenderKind.POINTS));
        }
    }

    private List<Taken> take(int lane, List<Draft> drafts, Instant now, Map<Tsid, Outcome<PaymentView>> outcomes) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<Draft, Sides> payable = sides(drafts, now, outcomes);
        Iterator<Decision> decisions = ledger.postEach(
                payable.entrySet().stream().map(each -> each.getValue().posting(each.getKey())).toList(), now, lane)
                .iterator();
        List<Taken> taken = new ArrayList<>();
        payable.forEach((draft, sides) -> {
            Decision decision = decisions.next();
            Posted posted = decision.posted();
            if (posted != null) {
                taken.add(new Taken(draft, sides, posted));
                return;
            }
            DomainException reason = Objects.requireNonNull(decision.refusal()).toPayer();
            if (sides.budget() != null) {
                // Its coupon is set aside already: that must go with its transaction.
                throw drafts.size() == 1 ? reason : new IllegalStateException("Decided alone", reason);
            }
            outcomes.put(draft.payment().orderId(), Outcome.refused(reason));
        });
        return taken;
    }

    /** Who never had a wallet, or points, or may not have a coupon, is refused. */
    private Map<Draft, Sides> sides(List<Draft> drafts, Instant now, Map<Tsid, Outcome<PaymentView>> outcomes) {
        Map<Tsid, Payee> members = payees.keep(drafts.stream().map(draft -> draft.payment().memberId())
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<Long, Account> points = accounts.findEach(AccountKind.MEMBER_POINTS,
                drafts.stream().filter(draft -> draft.of(TenderKind.POINTS) > 0)
                        .map(draft -> draft.payment().memberId().value()).distinct().toList());
        List<Draft> able = new ArrayList<>();
        for (Draft draft : drafts) {
            Tsid member = draft.payment().memberId();
            try {
                requireAble(draft, members.get(member), points.get(member.value()));
                able.add(draft);
            } catch (DomainException refused) {
                outcomes.put(draft.payment().orderId(), Outcome.refused(refused));
            }
        }
        Map<Long, Outcome<Account>> budgets = useCoupons.holdEach(
                able.stream().flatMap(draft -> draft.confirmation().coupon(draft.payment()).stream()).toList(), now);
        Map<Draft, Optional<Account>> payable = new LinkedHashMap<>();
        for (Draft draft : able) {
            try {
                payable.put(draft,
                        Optional.ofNullable(budgets.get(draft.payment().id().value())).map(Outcome::orThrow));
            } catch (DomainException refused) {
                outcomes.put(draft.payment().orderId(), Outcome.refused(refused));
            }
        }
        Map<Long, Account> escrows = accounts.openEach(AccountKind.ORDER_ESCROW,
                payable.keySet().stream().map(draft -> draft.payment().orderId().value()).toList());
        Map<Draft, Sides> sides = new LinkedHashMap<>();
        payable.forEach((draft, budget) -> sides.put(draft,
                new Sides(Objects.requireNonNull(members.get(draft.payment().memberId())).wallet(),
                        Objects.requireNonNull(escrows.get(draft.payment().orderId().value())),
                        draft.of(TenderKind.POINTS) > 0 ? points.get(draft.payment().memberId().value()) : null,
                        budget.orElse(null))));
        return sides;
    }

    /** Of a coupon the ledger's refusal would come too late for those who share the transaction: what is short now is refused here. */
    private void requireAble(Draft draft, @Nullable Payee payee, @Nullable Account points) {
        if (draft.of(TenderKind.POINTS) > 0 && points == null) {
            throw new DomainException(PayError.INSUFFICIENT_POINTS);
        }
        if (payee == null) {
            throw new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        if (!payee.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (draft.of(TenderKind.COUPON) > 0) {
            ledger.requireCovered(payee.wallet(), draft.of(TenderKind.MONEY));
            if (points != null) {
                ledger.requireCovered(points, draft.of(TenderKind.POINTS));
            }
        }
    }

    private void write(List<Taken> taken, Instant now, Map<Tsid, Outcome<PaymentView>> outcomes) {
        if (taken.isEmpty()) {
            return;
        }
        taken.forEach(each -> each.draft().payment().approve(now));
        useCoupons.use(taken.stream().filter(each -> each.sides().budget() != null)
                .map(each -> each.draft().payment().id().value()).toList());
        spendPoints.spend(taken.stream().filter(each -> each.sides().points() != null).map(Taken::spending).toList());
        keepTaken.keep(taken.stream().map(Taken::payment).toList(), now);
        taken.forEach(each -> {
            Payment payment = each.draft().payment();
            List<Tender> its = each.draft().confirmation().captured();
            traces.resume(each.draft().confirmed().traceId(), "order paid", () -> tellState.tell(payment, its));
            outcomes.put(payment.orderId(), Outcome.done(PaymentView.of(payment, its)));
        });
    }
}
