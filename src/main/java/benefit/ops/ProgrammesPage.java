package benefit.ops;

import jakarta.validation.constraints.Pattern;

import benefit.grant.FundingId;
import benefit.grant.OrderFunding;
import benefit.grant.Programme;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.id.Ids;
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
    private final Ids ids;

    ProgrammesPage(ReadProgrammes read, OrderFunding orderFunding, Ids ids) {
        this.read = read;
        this.orderFunding = orderFunding;
        this.ids = ids;
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
        // The form's own id: what is sent twice is ordered once.
        model.addAttribute("fresh", ids.next());
        return "benefit/programmes";
    }

    /** @param amount in won */
    @PostMapping("/ops/benefit/funding")
    String fund(@RequestParam FundingId id, @RequestParam Programme programme,
            @RequestParam @Pattern(regexp = AMOUNT) String amount,
            StaffCaller operator, Model model) {
        orderFunding.order(id, programme, Won.of(Long.parseLong(amount)), AuditActor.of(operator));
        model.addAttribute("notice", "ops.benefit.funded");
        return programmes(model);
    }
}
