package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/** Decides approvals that share a transaction: their payments are locked, their members' wallets kept, then the ledger decides. */
@Component
class ApproveTogether {
    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final Payees payees;
    private final HoldAccounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final CheckCardPart checkCardPart;
    private final DepositParts depositParts;
    private final CountPayments countPayments;
    private final EasypaySettings settings;
    private final Clock clock;

    ApproveTogether(MerchantPayments payments, KeepPayments keepPayments, ApprovalRows approvals, Payees payees,
            HoldAccounts accounts,
            Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons, CheckCardPart checkCardPart,
            DepositParts depositParts, CountPayments countPayments,
            EasypaySettings settings, Clock clock) {
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.checkCardPart = checkCardPart;
        this.depositParts = depositParts;
        this.countPayments = countPayments;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Does them in the caller's transaction.
     *
     * @param lane which no other has at the same time
     * @return an outcome for each, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome<CheckoutView>> approve(int lane, List<ApprovalOrder> orders) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, MerchantPayment> found = payments.lockAll(orders.stream().map(order -> order.key().id())
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<Tsid, Payee> members = payees.keep(orders.stream().map(ApprovalOrder::member)
                .collect(Collectors.toCollection(TreeSet::new)));
        PaymentCount count = countPayments.begin(members.keySet(), now);
        Map<ApprovalOrder, Outcome<CheckoutView>> outcomes = new HashMap<>();
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        for (ApprovalOrder order : orders) {
            try {
                Draft draft = draft(order, found.get(order.key().id()), members.get(order.member()), count, now);
                if (drafts.putIfAbsent(order.key().id(), draft) != null) {
                    throw new IllegalStateException("Two approve one payment: each is decided alone");
                }
            } catch (DomainException refused) {
                outcomes.put(order, Outcome.refused(refused));
            }
        }
        hold(lane, List.copyOf(drafts.values()), count, now, outcomes);
        return orders.stream().map(order -> Objects.requireNonNull(outcomes.get(order))).toList();
    }

    /**
     * An approval that the ledger is to decide.
     *
     * @param budget what pays the coupon that was set aside for it; null without one
     */
    private record Draft(ApprovalOrder order, MerchantPayment after, Payee member, @Nullable Account budget) {
        Draft payingCouponBy(Account budget) {
            return new Draft(order, after, member, budget);
        }
    }

    private Draft draft(ApprovalOrder order, @Nullable MerchantPayment payment,
            @Nullable Payee member, PaymentCount count, Instant now) {
        if (payment == null || !payment.ask().key().equals(order.key()) || !payment.ask().live()) {
            throw new DomainException(PayError.PAYMENT_NOT_FOUND);
        }
        if (member == null) {
            // They have joined, and we have not heard of it: there is nothing in a wallet that is not there.
            throw new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        if (!member.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        payment.requireAmount(order.amount());
        checkCardPart.check(order, payment);
        depositParts.check(order, payment, now);
        MerchantPayment approved = payment.approve(order.member(), now, settings.confirmWithin());
        count.count(order, member, payment);
        return new Draft(order, approved, member, null);
    }

    private void hold(int lane, List<Draft> drafts, PaymentCount count, Instant now,
            Map<ApprovalOrder, Outcome<CheckoutView>> outcomes) {
        if (drafts.isEmpty()) {
            return;
        }
        HoldAccounts.Found sides = accounts.find(
                drafts.stream().map(draft -> draft.after().ask().merchant()).collect(Collectors.toSet()),
                drafts.stream().filter(draft -> draft.order().tenders().of(TenderKind.POINTS).isPositive())
                        .map(draft -> draft.order().member()).collect(Collectors.toSet()));
        List<Draft> able = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            try {
                requireAble(draft, sides);
                able.add(draft);
            } catch (DomainException refused) {
                refuse(draft, refused, count, outcomes);
            }
        }
        Map<Long, Outcome<Account>> budgets = useCoupons
                .holdEach(able.stream().flatMap(draft -> coupon(draft).stream()).toList(), now);
        List<Draft> postable = new ArrayList<>(able.size());
        for (Draft draft : able) {
            try {
                Outcome<Account> budget = budgets.get(draft.after().id());
                postable.add(budget == null ? draft : draft.payingCouponBy(budget.orThrow()));
            } catch (DomainException refused) {
                refuse(draft, refused, count, outcomes);
            }
        }
        // What comes from outside alone sets nothing aside.
        List<Draft> posting = postable.stream().filter(draft -> !draft.order().tenders().held().isEmpty()).toList();
        List<Decision> decisions = ledger.postEach(posting.stream()
                .map(draft -> HeldLines.hold(draft.after(), draft.order().tenders(), draft.member().wallet(), sides,
                        draft.budget()))
                .toList(), now, lane);
        Map<Draft, List<MovementId>> held = new HashMap<>();
        for (int i = 0; i < posting.size(); i++) {
            Draft draft = posting.get(i);
            Posted posted = decisions.get(i).posted();
            if (posted != null) {
                held.put(draft, posted.movements());
                continue;
            }
            DomainException reason = Objects.requireNonNull(decisions.get(i).refusal()).toPayer();
            if (draft.budget() != null) {
                // Its coupon is set aside already: that must go with its transaction.
                throw drafts.size() == 1 ? reason : new IllegalStateException("Decided alone", reason);
            }
            refuse(draft, reason, count, outcomes);
        }
        countPayments.write(count);
        write(postable.stream().filter(draft -> !outcomes.containsKey(draft.order())).toList(), held, count, now,
                outcomes);
    }

    private static void refuse(Draft draft, DomainException reason, PaymentCount count,
            Map<ApprovalOrder, Outcome<CheckoutView>> outcomes) {
        count.undo(draft.order());
        outcomes.put(draft.order(), Outcome.refused(reason));
    }

    /** Of a coupon the ledger's refusal would come too late for those who share the transaction: what is short now is refused here. */
    private void requireAble(Draft draft, HoldAccounts.Found sides) {
        if (sides.lacksPoints(draft.order())) {
            throw new DomainException(PayError.INSUFFICIENT_POINTS);
        }
        Tenders tenders = draft.order().tenders();
        if (tenders.find(TenderKind.COUPON).isPresent()) {
            ledger.requireCovered(draft.member().wallet(), tenders.of(TenderKind.MONEY).amount());
            if (tenders.of(TenderKind.POINTS).isPositive()) {
                ledger.requireCovered(sides.points(draft.order().member()), tenders.of(TenderKind.POINTS).amount());
            }
        }
    }

    private void write(List<Draft> approved, Map<Draft, List<MovementId>> held, PaymentCount count,
            Instant now,
            Map<ApprovalOrder, Outcome<CheckoutView>> outcomes) {
        Map<Long, Approvals> rows = new LinkedHashMap<>();
        List<SpendPoints.Spending> spendings = new ArrayList<>();
        for (Draft draft : approved) {
            MerchantPayment payment = draft.after();
            Tenders tenders = draft.order().tenders();
            rows.put(payment.id(),
                    HeldLines.approvals(tenders, held.getOrDefault(draft, List.of()))
                            .countedOn(count.countedOn(draft.order().member())));
            long points = tenders.of(TenderKind.POINTS).amount();
            if (points > 0) {
                spendings.add(new SpendPoints.Spending(payment.id(), draft.order().member(), points));
            }
            depositParts.ask(payment, tenders, now);
            outcomes.put(draft.order(), Outcome.done(
                    CheckoutView.of(payment,
                            depositParts.show(payment, Objects.requireNonNull(rows.get(payment.id()))))));
        }
        approvals.write(rows);
        spendPoints.hold(spendings);
        keepPayments.keep(approved.stream().map(Draft::after).toList());
    }

    private static Optional<UseCoupons.Wish> coupon(Draft draft) {
        MerchantPayment payment = draft.after();
        Tenders tenders = draft.order().tenders();
        return tenders.by(Tenders.By.Coupon.class)
                .map(by -> new UseCoupons.Wish(payment.id(), payment.member(), payment.ask().merchant(),
                        payment.ask().total(), tenders.of(TenderKind.COUPON), by.of()));
    }
}
