package pay.approval;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.ChooseFeePlan;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * A merchant's fee plan from a later day on, and the yearly sales by which the law caps it. Who proposed it did not know of what was
 * approved for the merchant since: it has to be proposed anew then.
 */
@Component
class SetFeePlan implements Enactment<Terms.FeePlan> {
    private final ChooseFeePlan chooseFeePlan;
    private final Proposals proposals;
    private final Clock clock;

    SetFeePlan(ChooseFeePlan chooseFeePlan, Proposals proposals, Clock clock) {
        this.chooseFeePlan = chooseFeePlan;
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public Class<Terms.FeePlan> terms() {
        return Terms.FeePlan.class;
    }

    @Override
    public void check(Terms.FeePlan terms) {
        Long sales = terms.yearlySales();
        if (!LaterDays.include(terms.from(), clock)
                || (sales != null && sales < 0)
                || !chooseFeePlan.isPossible(merchant(terms), terms.from(), terms.plan())) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public void enact(Tsid proposal, Terms.FeePlan terms) {
        check(terms);
        chooseFeePlan.lock(merchant(terms));
        if (proposals.approvedSince(proposal).stream()
                .anyMatch(other -> other instanceof Terms.FeePlan plan && plan.merchant().equals(terms.merchant()))) {
            throw new DomainException(PayError.PROPOSAL_STALE);
        }
        Long sales = terms.yearlySales();
        chooseFeePlan.choose(merchant(terms), terms.from(), terms.plan(), sales == null ? null : Won.of(sales));
    }

    private static MerchantId merchant(Terms.FeePlan terms) {
        return new MerchantId(terms.merchant().value());
    }
}
