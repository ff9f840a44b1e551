package pay.merchant;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

/** Finds what a merchant pays. */
@Component
public class FindFeePlan {
    private final MerchantPlans chosen;

    FindFeePlan(MerchantPlans chosen) {
        this.chosen = chosen;
    }

    /** The plan of a merchant on a day in Seoul, as the rules of that day have it. */
    public FeePlan of(MerchantId merchant, LocalDate day) {
        MerchantPlans.Choice choice = chosen.on(merchant, day);
        return SmallMerchants.cap(choice.plan(), day, choice.yearlySales());
    }
}
