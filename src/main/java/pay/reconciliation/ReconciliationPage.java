package pay.reconciliation;

import java.io.IOException;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.idempotency.EachTime;

/** Where operators see the daily files and what differs, say what it is, and upload a file. */
@OpsController
class ReconciliationPage {
    private static final int FILES = 30;
    private static final int SHOWN = 100;

    private final ReadReconciliation read;
    private final TakeFile take;
    private final ResolveDifference resolve;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ReconciliationPage(ReadReconciliation read, TakeFile take, ResolveDifference resolve,
            AuditLog audit, TransactionTemplate transaction) {
        this.read = read;
        this.take = take;
        this.resolve = resolve;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Bean
    static OpsPage reconciliationInNavigation() {
        return new OpsPage("/ops/reconciliation", "pay.reconciliation", "check", 64);
    }

    @GetMapping("/ops/reconciliation")
    String show(Model model) {
        model.addAttribute("files", read.files(FILES));
        model.addAttribute("open", read.oldest(SHOWN));
        model.addAttribute("count", read.openCount());
        return "pay/reconciliation";
    }

    /** Up to the 1 MB of a request; larger files come by the folder. Who brings one again goes on where it was cut off. */
    @EachTime
    @PostMapping("/ops/reconciliation/files")
    String upload(@RequestParam(required = false) @Nullable MultipartFile file, StaffCaller operator, Model model)
            throws IOException {
        if (file != null) {
            try {
                TakeFile.Taken taken = take.take(file::getInputStream, operator.staffId());
                transaction.executeWithoutResult(status -> audit.record(AuditActor.of(operator),
                        "pay.daily-file-uploaded", "daily-file", Long.toString(taken.file().id()), Map.of()));
                model.addAttribute("notice",
                        taken.unchanged() ? "pay.reconciliation.unchanged" : "pay.reconciliation.taken");
            } catch (BadFile e) {
                model.addAttribute("bad", e.lines());
            }
        }
        return show(model);
    }

    @PostMapping("/ops/reconciliation/resolutions")
    String resolve(@RequestParam Tsid difference, @RequestParam @NotBlank @Size(max = 200) String note,
            StaffCaller operator, Model model) {
        resolve.resolve(operator, difference, note);
        model.addAttribute("notice", "pay.reconciliation.resolved");
        return show(model);
    }
}
