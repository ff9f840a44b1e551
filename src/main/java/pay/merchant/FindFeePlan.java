package pay.merchant;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

/** Finds what a merchant pays. */
@Component
public class FindFeePlan {
    private final MerchantPlans chosen;
    private final FeePlans plans;

    FindFeePlan(MerchantPlans chosen, FeePlans plans) {
        this.chosen = chosen;
        this.plans = plans;
    }

    /** The plan of a merchant on a day in Seoul, as the rules of that day have it. */
    public FeePlan of(MerchantId merchant, LocalDate day) {
        MerchantPlans.Choice choice = chosen.on(merchant, day);
        return plans.on(day, choice.plan(), choice.yearlySales());
    }
}
