package platform.ops;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import platform.audit.AuditVerification;
import platform.database.AnswerTime;
import platform.security.StaffCaller;
import platform.web.idempotency.EachTime;

/** Has the audit log verified, and says what was found. */
@OpsController
class AuditPage {
    private final AuditVerification verification;
    private final OperatorActions actions;

    AuditPage(AuditVerification verification, OperatorActions actions) {
        this.verification = verification;
        this.actions = actions;
    }

    @Bean
    static OpsPage auditInNavigation() {
        return new OpsPage("/ops/audit", "ops.audit", "audit", 40);
    }

    @GetMapping("/ops/audit")
    String page() {
        return "ops/audit";
    }

    @EachTime
    @PostMapping("/ops/audit/verification")
    String verify(StaffCaller operator, Model model) {
        model.addAttribute("report", AnswerTime.ofLongWork(() -> actions.take(operator, "ops.audit-verified",
                "audit-log", "all", Map.of(), verification::verify)));
        return page();
    }
}
