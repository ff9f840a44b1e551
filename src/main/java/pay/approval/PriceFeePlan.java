package pay.approval;

import java.math.BigDecimal;
import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.FeePlan;
import pay.merchant.IntroduceFeePlan;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** A fee plan, or another version of one, from a later day on; a day's version is set once. */
@Component
class PriceFeePlan implements Enactment<Terms.FeePlanVersion> {
    /** A zero too many, or a point too far to the right, is more likely than more. */
    private static final BigDecimal MOST_PERCENT = BigDecimal.TEN;
    private static final int MOST_DAYS = 30;
    private static final long MOST_OF_DISPUTE = 1_000_000;

    private final IntroduceFeePlan introduce;
    private final Clock clock;

    PriceFeePlan(IntroduceFeePlan introduce, Clock clock) {
        this.introduce = introduce;
        this.clock = clock;
    }

    @Override
    public Class<Terms.FeePlanVersion> terms() {
        return Terms.FeePlanVersion.class;
    }

    @Override
    public void check(Terms.FeePlanVersion terms) {
        if (!LaterDays.include(terms.from(), clock) || terms.percent().signum() < 0
                || terms.percent().compareTo(MOST_PERCENT) > 0 || terms.percent().scale() > 2 || terms.payoutDays() < 1
                || terms.payoutDays() > MOST_DAYS || terms.ofLostDispute() < 1
                || terms.ofLostDispute() > MOST_OF_DISPUTE || !terms.plan().matches(FeePlan.NAME)) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public String about(Terms.FeePlanVersion terms) {
        return introduce.before(terms.plan(), terms.from());
    }

    @Override
    public void enact(Tsid proposal, Terms.FeePlanVersion terms) {
        check(terms);
        introduce.introduce(proposal, new FeePlan(terms.plan(), terms.percent(), terms.vatIncluded(), terms.cycle(),
                terms.payoutDays(), Won.of(terms.ofLostDispute())), terms.from());
    }
}
