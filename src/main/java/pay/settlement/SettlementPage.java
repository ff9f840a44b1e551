package pay.settlement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.merchant.MerchantId;
import platform.dayclose.DayClose;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators see how the days were settled, whose payouts wait and which failed. */
@OpsController
class SettlementPage {
    private static final int SHOWN = 50;
    private static final int DAYS = 30;

    private final DayClose<SettlementAccounts.SettlementAccount> days;
    private final StuckPayouts payouts;
    private final HoldPayouts hold;
    private final Ids ids;

    SettlementPage(DayClose<SettlementAccounts.SettlementAccount> days, StuckPayouts payouts, HoldPayouts hold,
            Ids ids) {
        this.days = days;
        this.payouts = payouts;
        this.hold = hold;
        this.ids = ids;
    }

    /** A merchant whose payouts wait, and the id of the proposal to release them, should an operator make one. */
    record Shown(StuckPayouts.Held held, Tsid proposal) {}

    @Bean
    static OpsPage settlementsInNavigation() {
        return new OpsPage("/ops/settlements", "pay.settlements", "book", 63);
    }

    @GetMapping("/ops/settlements")
    String show(Model model) {
        model.addAttribute("runs", days.newestFirst(DAYS));
        model.addAttribute("held",
                payouts.held(SHOWN).stream().map(held -> new Shown(held, ids.next())).toList());
        model.addAttribute("failed", payouts.failed(SHOWN));
        return "pay/settlements";
    }

    @PostMapping("/ops/settlements/holds")
    String hold(@RequestParam MerchantId merchant, @RequestParam @NotBlank @Size(max = 200) String reason,
            StaffCaller operator, Model model) {
        hold.hold(operator, merchant, reason);
        model.addAttribute("notice", "pay.settlements.held-now");
        return show(model);
    }
}
