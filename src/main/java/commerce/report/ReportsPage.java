package commerce.report;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators see what was reported, and hide it. */
@OpsController
class ReportsPage {
    private static final int SHOWN = 50;
    private static final int HIDDEN_SHOWN = 20;

    private final Reports reports;
    private final DecideReport decide;

    ReportsPage(Reports reports, DecideReport decide) {
        this.reports = reports;
        this.decide = decide;
    }

    @Bean
    static OpsPage reportsInNavigation() {
        return new OpsPage("/ops/commerce/reports", "commerce.reports", "message", 47);
    }

    @GetMapping("/ops/commerce/reports")
    String list(Model model) {
        model.addAttribute("parts", List.of("waiting", "hidden"));
        model.addAttribute("open", reports.open(SHOWN));
        model.addAttribute("hidden", reports.hidden(HIDDEN_SHOWN));
        return "commerce/reports";
    }

    @PostMapping("/ops/commerce/reports")
    String decide(@RequestParam ReportKind kind, @RequestParam Tsid subject,
            @RequestParam DecideReport.Verdict verdict, @RequestParam @NotBlank @Size(max = 200) String reason,
            StaffCaller operator, Model model) {
        decide.decide(operator, kind, subject.value(), verdict, reason);
        model.addAttribute("notice",
                verdict == DecideReport.Verdict.HIDE ? "commerce.reports.is-hidden" : "commerce.reports.is-kept");
        return list(model);
    }
}
