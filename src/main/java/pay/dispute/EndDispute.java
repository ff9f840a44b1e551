package pay.dispute;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.FindFeePlan;
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
    private final TellMerchant tell;

    EndDispute(Disputes disputes, DisputePostings postings, FindFeePlan feePlan, SaleLines lines, TellMerchant tell) {
        this.disputes = disputes;
        this.postings = postings;
        this.feePlan = feePlan;
        this.lines = lines;
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
        }
        return ended;
    }

    private Won fee(Claim claim, Instant now) {
        return feePlan.of(claim.merchant(), LocalDate.ofInstant(now, BusinessDays.SEOUL)).onLostDispute().total();
    }
}
