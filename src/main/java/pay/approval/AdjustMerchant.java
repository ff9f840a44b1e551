package pay.approval;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.FindMerchant;
import pay.merchant.MerchantId;
import pay.settlement.AdjustSettlement;
import platform.id.Tsid;
import platform.web.DomainException;

/** Adds something to a merchant's next settlement, or takes it away. */
@Component
class AdjustMerchant implements Enactment<Terms.MerchantAdjustment> {
    /** A zero too many is more likely than more. */
    private static final long MOST = 100_000_000;

    private final AdjustSettlement adjust;
    private final FindMerchant merchants;
    private final Proposals proposals;

    AdjustMerchant(AdjustSettlement adjust, FindMerchant merchants, Proposals proposals) {
        this.adjust = adjust;
        this.merchants = merchants;
        this.proposals = proposals;
    }

    @Override
    public Class<Terms.MerchantAdjustment> terms() {
        return Terms.MerchantAdjustment.class;
    }

    @Override
    public void check(Terms.MerchantAdjustment terms) {
        if (terms.amount() == 0 || Math.abs(terms.amount()) > MOST) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
        merchant(terms);
    }

    @Override
    public void enact(Tsid proposal, Terms.MerchantAdjustment terms) {
        adjust.add(proposal, merchant(terms), terms.amount(), terms.text(), proposals.proposer(proposal));
    }

    private MerchantId merchant(Terms.MerchantAdjustment terms) {
        return merchants.findPaidOut(new MerchantId(terms.merchant().value())).id();
    }
}
