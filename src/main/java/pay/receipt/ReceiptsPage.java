package pay.receipt;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Where operators see what was issued and reported, and download a day's file; who does is on record, since people's numbers are in it. */
@OpsController
class ReceiptsPage {
    private static final int SHOWN = 60;

    private final ReceiptDays days;
    private final ReceiptFile file;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ReceiptsPage(ReceiptDays days, ReceiptFile file, AuditLog audit, TransactionTemplate transaction) {
        this.days = days;
        this.file = file;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Bean
    static OpsPage receiptsInNavigation() {
        return new OpsPage("/ops/cash-receipts", "pay.receipts", "book", 64);
    }

    @GetMapping("/ops/cash-receipts")
    String show(Model model) {
        model.addAttribute("days", days.newest(SHOWN));
        return "pay/receipts";
    }

    @GetMapping("/ops/cash-receipts/csv")
    void csv(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            StaffCaller operator, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        Optional<LocalDate> shown = Optional.ofNullable(day).or(days::lastClosed);
        if (shown.isPresent()) {
            write(shown.get(), operator, response);
        }
    }

    private void write(LocalDate day, StaffCaller operator, HttpServletResponse response) throws IOException {
        if (!days.isClosed(day)) {
            throw new DomainException(PayError.CASH_RECEIPT_DAY_NOT_CLOSED);
        }
        transaction.executeWithoutResult(_ -> audit.record(AuditActor.of(operator), "pay.cash-receipts-downloaded",
                "day", day.toString(), Map.of()));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"cash-receipts-" + day + ".csv\"");
        file.write(day, response.getWriter());
    }
}
