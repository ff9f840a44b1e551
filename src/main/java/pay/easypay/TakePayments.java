package pay.easypay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardLines;
import pay.card.CardRequest;
import pay.ledger.Account;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Takes what is set aside of payments that were captured, and writes all that follows from it, many rows a statement. */
@Component
class TakePayments {
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final RecordTransactions transactions;
    private final Payees payees;
    private final HoldAccounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final CardLines cardLines;
    private final PaymentReceipts receipts;
    private final TellPaid tellPaid;
    private final Ids ids;

    TakePayments(KeepPayments keepPayments, ApprovalRows approvals, RecordTransactions transactions, Payees payees,
            HoldAccounts accounts, Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons, CardLines cardLines,
            PaymentReceipts receipts, TellPaid tellPaid, Ids ids) {
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.transactions = transactions;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.cardLines = cardLines;
        this.receipts = receipts;
        this.tellPaid = tellPaid;
        this.ids = ids;
    }

    /**
     * A payment and its approvals as they are once they are captured.
     *
     * @param charge of the card that pays a part; null without one
     */
    record Taking(MerchantPayment payment, Approvals approvals, @Nullable CardRequest charge) {
        static Taking of(MerchantPayment captured, Approvals approvals) {
            return new Taking(captured, approvals.capture(captured.captured().total()), null);
        }

        /** With what the card company owes for a card's part. */
        Taking chargedBy(CardRequest by) {
            return new Taking(payment, approvals, by);
        }

        long points() {
            return approvals.of(TenderKind.POINTS).map(approval -> approval.captured().amount()).orElse(0L);
        }

        boolean holdsPoints() {
            return approvals.of(TenderKind.POINTS).isPresent();
        }

        private Won coupon() {
            return approvals.of(TenderKind.COUPON).map(Approval::captured).orElse(Won.ZERO);
        }

        private boolean givesCouponUp() {
            return approvals.of(TenderKind.COUPON).isPresent() && !coupon().isPositive();
        }
    }

    /**
     * Takes them in the caller's transaction, which has their rows locked.
     *
     * @param lane which no other has at the same time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(int lane, List<Taking> takings, Instant now) {
        if (takings.isEmpty()) {
            return;
        }
        move(lane, takings.stream().filter(taking -> taking.payment().ask().live()).toList(), now);
        Map<Long, Approvals> captured = new LinkedHashMap<>();
        takings.forEach(taking -> captured.put(taking.payment().id(), taking.approvals()));
        approvals.write(captured);
        transactions.record(takings.stream().map(taking -> new Transaction(ids.nextLong(), taking.payment(),
                Transaction.Kind.PAYMENT, taking.payment().captured(), null, now)).toList());
        receipts.issueWanted(takings, now);
        keepPayments.keep(takings.stream().map(Taking::payment).toList());
    }

    private void move(int lane, List<Taking> takings, Instant now) {
        if (takings.isEmpty()) {
            return;
        }
        List<Taking> withPoints = takings.stream().filter(Taking::holdsPoints).toList();
        Map<Tsid, Payee> members = payees.keep(takings.stream().map(taking -> taking.payment().member())
                .collect(Collectors.toCollection(TreeSet::new)));
        // Before the balances, as who approves does.
        useCoupons.use(takings.stream().filter(taking -> taking.coupon().isPositive())
                .map(taking -> taking.payment().id()).toList());
        useCoupons.free(takings.stream().filter(Taking::givesCouponUp).map(taking -> taking.payment().id()).toList());
        HoldAccounts.Found sides = accounts.find(
                takings.stream().map(taking -> taking.payment().ask().merchant()).collect(Collectors.toSet()),
                withPoints.stream().map(taking -> taking.payment().member()).collect(Collectors.toSet()));
        List<Decision> decisions = ledger.postEach(
                takings.stream().map(taking -> posting(taking, sides.payable(taking.payment().ask().merchant())))
                        .toList(),
                now, lane);
        Map<Long, Long> points = new HashMap<>();
        withPoints.forEach(taking -> points.put(taking.payment().id(), taking.points()));
        spendPoints.end(points);
        List<TellPaid.Paid> paid = new ArrayList<>(takings.size());
        for (int i = 0; i < takings.size(); i++) {
            Taking taking = takings.get(i);
            Tsid member = taking.payment().member();
            paid.add(new TellPaid.Paid(taking, decisions.get(i).orThrow(),
                    Objects.requireNonNull(members.get(member)).wallet(), sides.points().get(member.value())));
        }
        tellPaid.tell(paid, now);
    }

    private Posting posting(Taking taking, Account payable) {
        CardRequest charge = taking.charge();
        return HeldLines.take(taking.payment(), taking.approvals(), payable,
                charge == null ? null : cardLines.charged(charge, payable));
    }
}
