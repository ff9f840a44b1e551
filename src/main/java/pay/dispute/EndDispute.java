package pay.dispute;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.FindFeePlan;
import pay.receipt.CancelReceipt;
import pay.receipt.ReceiptOrder;
import pay.settlement.Sale;
import pay.settlement.SaleLines;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Ends a dispute that is locked: releases or moves what is held, and has the settlement count it. */
@Component
class EndDispute {
    private final Disputes disputes;
    private final DisputePostings postings;
    private final FindFeePlan feePlan;
    private final SaleLines lines;
    private final CancelReceipt cancelReceipt;
    private final TellMerchant tell;

    EndDispute(Disputes disputes, DisputePostings postings, FindFeePlan feePlan, SaleLines lines,
            CancelReceipt cancelReceipt, TellMerchant tell) {
        this.disputes = disputes;
        this.postings = postings;
        this.feePlan = feePlan;
        this.lines = lines;
        this.cancelReceipt = cancelReceipt;
        this.tell = tell;
    }

    /**
     * Ends it.
     *
     * @param by who decided; null when nobody did
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Dispute end(Dispute open, Dispute.State as, @Nullable Tsid by, Instant now) {
        Claim claim = open.claim();
        Dispute ended = open.ended(as, as.costs() ? fee(claim, now) : Won.ZERO, now);
        disputes.write(ended, by);
        if (as != Dispute.State.WON) {
            lines.append(Sale.dispute(claim.merchant(), claim.payment(), Tsid.of(ended.id()), claim.amount(), Won.ZERO,
                    now));
        }
        tell.of(ended);
        if (as == Dispute.State.WON) {
            postings.release(ended, now);
        } else {
            postings.payBack(ended, now);
            cancelReceipt(ended, now);
        }
        return ended;
    }

    /** What a member got back in money is not on their cash receipt any more. */
    private void cancelReceipt(Dispute ended, Instant now) {
        Claim claim = ended.claim();
        if (claim.payer().kind() == Payer.Kind.MEMBER) {
            cancelReceipt.cancel(new CancelReceipt.Back(claim.payment(), Tsid.of(ended.id()),
                    new ReceiptOrder.Owner(claim.merchant(), true, new Tsid(claim.payer().id())), claim.amount(),
                    null), now);
        }
    }

    private Won fee(Claim claim, Instant now) {
        return feePlan.of(claim.merchant(), LocalDate.ofInstant(now, BusinessDays.SEOUL)).onLostDispute().total();
    }
}
