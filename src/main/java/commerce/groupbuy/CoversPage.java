package commerce.groupbuy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators say of which deals the platform pays for what teams lack. */
@OpsController
class CoversPage {
    private static final int SHOWN = 50;

    private final ReadSellerDeals read;
    private final CoverDeal cover;

    CoversPage(ReadSellerDeals read, CoverDeal cover) {
        this.read = read;
        this.cover = cover;
    }

    @Bean
    static OpsPage coversInNavigation() {
        return new OpsPage("/ops/commerce/deals", "commerce.deals", "gift", 46);
    }

    @GetMapping("/ops/commerce/deals")
    String list(Model model) {
        model.addAttribute("deals", read.running(SHOWN));
        return "commerce/covers";
    }

    @PostMapping("/ops/commerce/deals")
    String cover(@RequestParam DealId deal, @RequestParam @Min(0) @Max(499) int from,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,9}") String budget, StaffCaller operator, Model model) {
        cover.cover(operator, deal, from, Won.of(Long.parseLong(budget)));
        model.addAttribute("notice", "commerce.deals.covered");
        return list(model);
    }
}
