package pay.easypay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;

/** Ends payments that are not taken and never will be: what is set aside for them is free again. */
@Component
class GiveUpPayments {
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final Payees payees;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final DepositParts depositParts;
    private final CountPayments countPayments;

    GiveUpPayments(KeepPayments keepPayments, ApprovalRows approvals, Payees payees, Ledger ledger,
            SpendPoints spendPoints, UseCoupons useCoupons, DepositParts depositParts,
            CountPayments countPayments) {
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.payees = payees;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.depositParts = depositParts;
        this.countPayments = countPayments;
    }

    /**
     * Writes their ends in the caller's transaction, which has their rows locked.
     *
     * @param ended as they are now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(List<MerchantPayment> ended, Instant now) {
        List<MerchantPayment> live = ended.stream()
                .filter(payment -> payment.ask().live() && payment.memberId() != null).toList();
        if (!live.isEmpty()) {
            Map<Long, Approvals> held = approvals.of(live.stream().map(MerchantPayment::id).toList());
            depositParts.end(held);
            // Points of theirs must not lapse meanwhile.
            payees.keep(live.stream().map(MerchantPayment::member).collect(Collectors.toCollection(TreeSet::new)));
            countPayments.giveBack(live.stream().map(payment -> {
                Approvals of = held.getOrDefault(payment.id(), Approvals.NONE);
                return CountPayments.Uncounted.of(payment, of, of.amounts());
            }).toList(), now);
            useCoupons.free(held.entrySet().stream()
                    .filter(each -> each.getValue().of(TenderKind.COUPON).isPresent()).map(Map.Entry::getKey).toList());
            ledger.postEach(
                    live.stream().filter(payment -> !held.getOrDefault(payment.id(), Approvals.NONE).held().isEmpty())
                            .map(payment -> HeldLines.giveUp(payment, held.getOrDefault(payment.id(), Approvals.NONE)))
                            .toList(),
                    now, 0)
                    .forEach(Decision::orThrow);
            Map<Long, Long> points = new HashMap<>();
            held.forEach((payment, each) -> each.of(TenderKind.POINTS).ifPresent(_ -> points.put(payment, 0L)));
            spendPoints.end(points);
        }
        keepPayments.keep(ended);
    }
}
