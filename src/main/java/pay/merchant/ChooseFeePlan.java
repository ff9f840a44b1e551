package pay.merchant;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.web.DomainException;

/** Puts a merchant on another fee plan from a day on. */
@Component
public class ChooseFeePlan {
    private final FindMerchant merchants;
    private final FeePlans plans;
    private final MerchantPlans chosen;

    ChooseFeePlan(FindMerchant merchants, FeePlans plans, MerchantPlans chosen) {
        this.merchants = merchants;
        this.plans = plans;
        this.chosen = chosen;
    }

    /**
     * Whether there is such a plan on that day.
     *
     * @throws DomainException {@code MERCHANT_NOT_FOUND}
     */
    public boolean isPossible(MerchantId merchant, LocalDate from, String plan) {
        merchants.find(merchant);
        return plans.names(from).contains(plan);
    }

    /** Nobody else chooses for the merchant before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(MerchantId merchant) {
        merchants.lock(merchant);
    }

    /** Does it; what was chosen for the same day before is replaced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void choose(MerchantId merchant, LocalDate from, String plan, @Nullable Won yearlySales) {
        chosen.put(merchant, from, plan, yearlySales);
    }
}
