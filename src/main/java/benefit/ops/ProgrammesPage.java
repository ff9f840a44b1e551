package benefit.ops;

import jakarta.validation.constraints.Pattern;

import benefit.grant.OrderFunding;
import benefit.grant.Programme;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** The programmes with their budgets, what is odd about grants, and a form that puts money behind a programme. */
@OpsController
class ProgrammesPage {
    /** Up to a billion won at a time. */
    private static final String AMOUNT = "[1-9][0-9]{0,8}|1000000000";

    private final ReadProgrammes read;
    private final OrderFunding orderFunding;

    ProgrammesPage(ReadProgrammes read, OrderFunding orderFunding) {
        this.read = read;
        this.orderFunding = orderFunding;
    }

    @Bean
    static OpsPage benefitInNavigation() {
        return new OpsPage("/ops/benefit", "ops.benefit", "gift", 50);
    }

    @GetMapping("/ops/benefit")
    String programmes(Model model) {
        model.addAttribute("programmes", read.programmes());
        model.addAttribute("late", read.late());
        model.addAttribute("lateMinutes", ReadProgrammes.LATE.toMinutes());
        model.addAttribute("refused", read.refused());
        return "benefit/programmes";
    }

    /** @param amount in won */
    @PostMapping("/ops/benefit/funding")
    String fund(@RequestParam Programme programme, @RequestParam @Pattern(regexp = AMOUNT) String amount,
            StaffCaller operator, Model model) {
        orderFunding.order(programme, Won.of(Long.parseLong(amount)), AuditActor.of(operator));
        model.addAttribute("notice", "ops.benefit.funded");
        return programmes(model);
    }
}
