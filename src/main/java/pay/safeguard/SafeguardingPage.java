package pay.safeguard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** The daily report of members' money, on a page and as a file. */
@OpsController
class SafeguardingPage {
    private static final int SHOWN = 60;

    private final SafeguardingDays reports;

    SafeguardingPage(SafeguardingDays reports) {
        this.reports = reports;
    }

    @Bean
    static OpsPage safeguardingInNavigation() {
        return new OpsPage("/ops/safeguarding", "pay.safeguarding", "check", 65);
    }

    @GetMapping("/ops/safeguarding")
    String show(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        List<LocalDate> days = reports.days(SHOWN);
        model.addAttribute("days", days);
        model.addAttribute("report", shown(day, days).flatMap(reports::find).orElse(null));
        return "pay/safeguarding";
    }

    @GetMapping("/ops/safeguarding/csv")
    ResponseEntity<String> csv(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        Optional<SafeguardingReport> report = shown(day, reports.days(1)).flatMap(reports::find);
        String name = report.map(found -> "-" + found.day()).orElse("");
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"safeguarding" + name + ".csv\"")
                .body(report.map(SafeguardingReport::csv).orElse(SafeguardingReport.HEADER));
    }

    /** The latest, unless another is asked for. */
    private static Optional<LocalDate> shown(@Nullable LocalDate day, List<LocalDate> days) {
        return Optional.ofNullable(day).or(() -> days.stream().findFirst());
    }
}
