package pay.approval;

import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Limits of payments at merchants. */
@Component
class SetPaymentLimits implements Enactment<Terms.PaymentLimits> {
    private final LimitRows rows;

    SetPaymentLimits(LimitRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<Terms.PaymentLimits> terms() {
        return Terms.PaymentLimits.class;
    }

    @Override
    public void check(Terms.PaymentLimits terms) {
        rows.check(terms.from(), terms.atOnce(), terms.inADay(), terms.inAMonth());
    }

    @Override
    public void enact(Tsid proposal, Terms.PaymentLimits terms) {
        check(terms);
        rows.insert("""
                insert into pay_payment_limit (proposal_id, tier, valid_from, at_once, in_a_day, in_a_month)
                values (?, ?, ?, ?, ?, ?)""", proposal.value(), terms.tier().name(), terms.from(), terms.atOnce(),
                terms.inADay(), terms.inAMonth());
    }
}
