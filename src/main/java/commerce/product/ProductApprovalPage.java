package commerce.product;

import jakarta.validation.constraints.Size;

import commerce.catalogue.ProductId;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators look at products before buyers do, and end those that may not be sold. */
@OpsController
class ProductApprovalPage {
    private static final int SHOWN = 50;
    private static final int LONGEST_REASON = 500;

    private final ReadApprovals approvals;
    private final DecideApproval decide;
    private final BanProduct ban;

    ProductApprovalPage(ReadApprovals approvals, DecideApproval decide, BanProduct ban) {
        this.approvals = approvals;
        this.decide = decide;
        this.ban = ban;
    }

    @Bean
    static OpsPage productApprovalInNavigation() {
        return new OpsPage("/ops/commerce/products", "commerce.review", "box", 46);
    }

    @GetMapping("/ops/commerce/products")
    String show(Model model) {
        model.addAttribute("waiting", approvals.waiting(SHOWN));
        return "commerce/approvals";
    }

    @PostMapping("/ops/commerce/products")
    String decide(StaffCaller operator, @RequestParam ProductId product, @RequestParam int version,
            @RequestParam DecideApproval.Verdict verdict,
            @RequestParam(defaultValue = "") @Size(max = LONGEST_REASON) String reason, Model model) {
        decide.decide(operator, product, version, verdict, reason);
        model.addAttribute("notice", "commerce.review.done." + verdict);
        return show(model);
    }

    @PostMapping("/ops/commerce/products/ban")
    String ban(StaffCaller operator, @RequestParam ProductId product,
            @RequestParam @Size(min = 1, max = LONGEST_REASON) String reason, Model model) {
        ban.ban(operator, product, reason);
        model.addAttribute("notice", "commerce.review.banned");
        return show(model);
    }
}
