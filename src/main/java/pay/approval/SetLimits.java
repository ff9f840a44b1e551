package pay.approval;

import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Limits of transfers. */
@Component
class SetLimits implements Enactment<Terms.Limits> {
    private final LimitRows rows;

    SetLimits(LimitRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<Terms.Limits> terms() {
        return Terms.Limits.class;
    }

    @Override
    public void check(Terms.Limits terms) {
        rows.check(terms.from(), terms.signedFrom(), terms.atOnce(), terms.inADay(), terms.inAMonth());
    }

    @Override
    public void enact(Tsid proposal, Terms.Limits terms) {
        check(terms);
        rows.insert(
                """
                        insert into pay_transfer_limit (proposal_id, tier, valid_from, at_once, in_a_day, in_a_month, signed_from)
                        values (?, ?, ?, ?, ?, ?, ?)""",
                proposal.value(), terms.tier().name(), terms.from(), terms.atOnce(), terms.inADay(), terms.inAMonth(),
                terms.signedFrom());
    }
}
