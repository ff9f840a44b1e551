package pay.statement;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.database.AnswerTime;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** Shows operators the trial balance. */
@OpsController
class TrialBalancePage {
    private final TrialBalance trialBalance;

    TrialBalancePage(TrialBalance trialBalance) {
        this.trialBalance = trialBalance;
    }

    @Bean
    static OpsPage trialBalanceInNavigation() {
        return new OpsPage("/ops/trial-balance", "pay.trial-balance", "book", 62);
    }

    @GetMapping("/ops/trial-balance")
    String show(Model model) {
        model.addAttribute("sheets", AnswerTime.ofLongWork(trialBalance::read));
        return "pay/trial-balance";
    }
}
