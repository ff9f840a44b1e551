package pay.safeguard;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Large and unusual transactions that nobody has looked at yet. */
@OpsController
class UnusualPage {
    private static final int SHOWN = 200;

    private final UnusualTransactions unusual;

    UnusualPage(UnusualTransactions unusual) {
        this.unusual = unusual;
    }

    @Bean
    static OpsPage unusualInNavigation() {
        return new OpsPage("/ops/unusual", "pay.unusual", "alert", 66);
    }

    @GetMapping("/ops/unusual")
    String show(Model model) {
        model.addAttribute("rows", unusual.open(SHOWN));
        return "pay/unusual";
    }

    @PostMapping("/ops/unusual")
    String decide(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam Tsid member, @RequestParam @Pattern(regexp = "[A-Z_]{1,20}") String rule,
            @RequestParam int movements, @RequestParam UnusualTransactions.Verdict verdict, StaffCaller operator,
            Model model) {
        unusual.decide(operator, day, member, rule, movements, verdict);
        model.addAttribute("notice", "pay.unusual.decided");
        return show(model);
    }
}
