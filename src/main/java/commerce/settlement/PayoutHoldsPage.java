package commerce.settlement;

import jakarta.validation.constraints.Pattern;

import commerce.catalogue.SellerId;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators see whose payouts wait, have others wait, and let them go. */
@OpsController
class PayoutHoldsPage {
    private static final int SHOWN = 100;
    /** Its seller reads it, and it stays in the audit log; no personal data belongs there. */
    private static final String TEXT = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final HeldPayouts held;
    private final HoldPayouts hold;
    private final ReleasePayouts release;

    PayoutHoldsPage(HeldPayouts held, HoldPayouts hold, ReleasePayouts release) {
        this.held = held;
        this.hold = hold;
        this.release = release;
    }

    @Bean
    static OpsPage sellersPayoutsInNavigation() {
        return new OpsPage("/ops/seller-payouts", "seller-payouts", "alert", 42);
    }

    @GetMapping("/ops/seller-payouts")
    String show(StaffCaller operator, Model model) {
        model.addAttribute("operator", operator.staffId());
        model.addAttribute("held", held.oldest(SHOWN));
        return "commerce/seller-payouts";
    }

    @PostMapping("/ops/seller-payouts")
    String hold(@RequestParam SellerId seller, @RequestParam @Pattern(regexp = TEXT) String reason,
            StaffCaller operator, Model model) {
        hold.hold(operator, seller, reason);
        model.addAttribute("notice", "seller-payouts.held");
        return show(operator, model);
    }

    @PostMapping("/ops/seller-payouts/release")
    String release(@RequestParam SellerId seller, @RequestParam @Pattern(regexp = TEXT) String reason,
            StaffCaller operator, Model model) {
        release.release(operator, seller, reason);
        model.addAttribute("notice", "seller-payouts.released");
        return show(operator, model);
    }
}
