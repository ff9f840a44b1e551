package pay.merchant;

import java.time.LocalDate;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Adds a fee plan, or another version of one, which its merchants have from its day on. */
@Component
public class IntroduceFeePlan {
    private final FeePlans plans;

    IntroduceFeePlan(FeePlans plans) {
        this.plans = plans;
    }

    /** What the plan is on that day without it; empty when there is none. */
    public String before(String plan, LocalDate from) {
        return plans.on(from, plan).map(version -> {
            FeePlan was = version.plan();
            return "%s: %s %%, VAT %s, %s + %d, %,d KRW".formatted(version.from(), was.percent(),
                    was.vatIncluded() ? "INCLUDED" : "ADDED", was.cycle(), was.payoutDays(),
                    was.ofLostDispute().amount());
        }).orElse("");
    }

    /**
     * Adds it.
     *
     * @throws DomainException {@code PROPOSAL_INVALID} when the plan has a version of that day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void introduce(Tsid proposal, FeePlan plan, LocalDate from) {
        try {
            plans.add(new FeePlans.Version(from, plan), proposal);
        } catch (DuplicateKeyException set) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }
}
