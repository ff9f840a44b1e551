package pay.promotion;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** Where operators see what is left of promotions' budgets. They are started as two operators agree on. */
@OpsController
class PromotionPage {
    private static final int SHOWN = 100;

    private final PromotionBudgets budgets;

    PromotionPage(PromotionBudgets budgets) {
        this.budgets = budgets;
    }

    @Bean
    static OpsPage promotionsInNavigation() {
        return new OpsPage("/ops/promotions", "pay.promotions", "book", 64);
    }

    @GetMapping("/ops/promotions")
    String show(Model model) {
        model.addAttribute("promotions", budgets.running(SHOWN));
        return "pay/promotions";
    }
}
