package commerce.order;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators end what pay refused to refund: pay is asked again, or two of them say that the buyer has the money. */
@OpsController
class RefusedRefundsPage {
    private static final int SHOWN = 50;
    /** It stays; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final ReadRefusedRefunds refused;
    private final AskRefundAgain askAgain;
    private final SettleRefund settle;

    RefusedRefundsPage(ReadRefusedRefunds refused, AskRefundAgain askAgain, SettleRefund settle) {
        this.refused = refused;
        this.askAgain = askAgain;
        this.settle = settle;
    }

    /** What an operator says of what another one has proposed. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage refusedRefundsInNavigation() {
        return new OpsPage("/ops/commerce/refunds", "commerce.refunds", "alert", 46);
    }

    @GetMapping("/ops/commerce/refunds")
    String list(@RequestParam(required = false) @Nullable RefundId after, Model model) {
        List<ReadRefusedRefunds.Refused> found = refused.oldest(after == null ? 0 : after.value(), SHOWN + 1);
        model.addAttribute("refunds", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id().value() : null);
        return "commerce/refunds";
    }

    @PostMapping("/ops/commerce/refunds")
    String askAgain(@RequestParam RefundId refund, StaffCaller operator, Model model) {
        askAgain.ask(operator, refund);
        model.addAttribute("notice", "commerce.refunds.asked");
        return list(null, model);
    }

    @PostMapping("/ops/commerce/refunds/settlement")
    String propose(@RequestParam RefundId refund, @RequestParam @Pattern(regexp = WORDS) String reason,
            StaffCaller operator, Model model) {
        settle.propose(operator, refund, reason);
        model.addAttribute("notice", "commerce.refunds.proposed");
        return list(null, model);
    }

    @PostMapping("/ops/commerce/refunds/decisions")
    String decide(@RequestParam RefundId refund, @RequestParam Tsid proposal, @RequestParam Verdict verdict,
            StaffCaller operator, Model model) {
        settle.decide(operator, refund, proposal, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "commerce.refunds.decided." + verdict);
        return list(null, model);
    }
}
