package pay.advertising;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators record what advertisers paid in, and see what is left of it. */
@OpsController
class AdDepositPage {
    private static final int SHOWN = 200;

    private final RecordAdDeposit record;
    private final AdvertiserFunds funds;

    AdDepositPage(RecordAdDeposit record, AdvertiserFunds funds) {
        this.record = record;
        this.funds = funds;
    }

    @Bean
    static OpsPage adDepositsInNavigation() {
        return new OpsPage("/ops/ad-deposits", "pay.ad-deposits", "book", 61);
    }

    @GetMapping("/ops/ad-deposits")
    String show(Model model) {
        model.addAttribute("advertisers", funds.first(SHOWN));
        return "pay/ad-deposits";
    }

    @PostMapping("/ops/ad-deposits")
    String record(@RequestParam Tsid advertiser, @RequestParam @Pattern(regexp = "[1-9][0-9]{0,9}") String amount,
            @RequestParam @Pattern(regexp = "[0-9A-Za-z-]{1,40}") String reference, StaffCaller operator,
            Model model) {
        record.record(operator, advertiser, Won.of(Long.parseLong(amount)), reference);
        model.addAttribute("notice", "pay.ad-deposits.recorded");
        return show(model);
    }
}
