package pay.chargeback;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.dispute.DisputeReason;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** The chargebacks of orders that are open, and the last that were decided, or all of an order; where operators note them, and how card companies have decided. */
@OpsController
class ChargebacksPage {
    private static final String AMOUNT = "[1-9][0-9]{0,9}";
    private static final String CASE = "[A-Za-z0-9][A-Za-z0-9-]{0,39}";
    private static final int SHOWN = 100;
    private static final int DECIDED_SHOWN = 20;

    private final ReadChargebacks chargebacks;
    private final OpenChargeback open;
    private final DecideChargeback decide;

    ChargebacksPage(ReadChargebacks chargebacks, OpenChargeback open, DecideChargeback decide) {
        this.chargebacks = chargebacks;
        this.open = open;
        this.decide = decide;
    }

    /** How a card company has decided. */
    enum Decision {
        WON, LOST
    }

    @Bean
    static OpsPage chargebacksInNavigation() {
        return new OpsPage("/ops/chargebacks", "pay.chargebacks", "alert", 64);
    }

    @GetMapping("/ops/chargebacks")
    String show(@RequestParam(required = false) @Nullable Tsid order, Model model) {
        List<Chargeback> all = order == null ? List.of() : chargebacks.ofOrder(order);
        model.addAttribute("order", order);
        model.addAttribute("chargebacks", order == null
                ? chargebacks.open(SHOWN)
                : all.stream().filter(each -> each.state() == Chargeback.State.OPEN).toList());
        model.addAttribute("decided", order == null
                ? chargebacks.decided(DECIDED_SHOWN)
                : all.stream().filter(each -> each.state() != Chargeback.State.OPEN).toList());
        model.addAttribute("reasons", DisputeReason.values());
        return "pay/chargebacks";
    }

    @PostMapping("/ops/chargebacks")
    String open(StaffCaller operator, @RequestParam Tsid order,
            @RequestParam @Pattern(regexp = CASE) String companyCase,
            @RequestParam @Pattern(regexp = AMOUNT) String amount, @RequestParam DisputeReason reason,
            @RequestParam LocalDate answerBy, Model model) {
        open.open(operator, new OpenChargeback.Complaint(order, companyCase, Won.of(Long.parseLong(amount)), reason,
                answerBy));
        model.addAttribute("notice", "pay.chargebacks.opened");
        return show(null, model);
    }

    @PostMapping("/ops/chargebacks/decisions")
    String decide(StaffCaller operator, @RequestParam ChargebackId chargeback, @RequestParam Decision decision,
            Model model) {
        decide.decide(operator, chargeback, decision == Decision.WON);
        model.addAttribute("notice", "pay.chargebacks.decided");
        return show(null, model);
    }
}
