package platform.ops;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.web.limits.RateLimits;

/** Who is near a rate limit right now, as far as this instance knows, where that is counted, and what the limits are. */
@OpsController
class RateLimitsPage {
    private static final int SHOWN = 25;

    private final RateLimits limits;

    RateLimitsPage(RateLimits limits) {
        this.limits = limits;
    }

    @Bean
    static OpsPage rateLimitsInNavigation() {
        return new OpsPage("/ops/rate-limits", "ops.rate-limits", "gauge", 60);
    }

    @GetMapping("/ops/rate-limits")
    String now(Model model) {
        model.addAttribute("buckets", limits.now(SHOWN));
        model.addAttribute("where", limits.where());
        model.addAttribute("policies", limits.policies());
        return "ops/rate-limits";
    }
}
