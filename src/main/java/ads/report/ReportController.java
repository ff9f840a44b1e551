package ads.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import ads.campaign.AdvertiserId;
import ads.refusal.AdsError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.Refuses;

/** An advertiser's reports as data; the console shows the same. */
@RestController
@RequestMapping("/v1/ads/reports")
@Tag(name = "Ads")
class ReportController {
    private static final List<String> HEAD = List.of("at", "key", "label", "impressions", "viewables", "clicks",
            "starts", "firstQuartiles", "midpoints", "thirdQuartiles", "completes", "spentWon");

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    /**
     * A report.
     *
     * @param settledAt when events were last counted into it
     */
    record ReportView(@Schema(nullable = true) @Nullable Instant settledAt, List<ReportRow> items) {}

    /** What happened in one hour or day of Seoul; what it cost in thousandths of a won. */
    record ReportRow(@Schema(example = "2026-11-21T09:00:00") LocalDateTime at, String key, String label,
            long impressions, long viewables, long clicks, long starts, long firstQuartiles, long midpoints,
            long thirdQuartiles, long completes, long spentMilliwon) {
        static ReportRow of(Reports.Row row) {
            return new ReportRow(row.at(), row.key(), row.label(), row.impressions(), row.viewables(), row.clicks(),
                    row.starts(), row.firstQuartiles(), row.midpoints(), row.thirdQuartiles(), row.completes(),
                    row.spentMilli());
        }
    }

    @Operation(summary = "Read what campaigns reached and cost", description = """
            For the advertiser whose people are logged in. Hours over 8 days at most, days over 92; 10,000 rows at most.
            Events are in it within ten seconds.""")
    @Refuses({"REPORT_RANGE_INVALID", "ADVERTISER_NOT_FOUND"})
    @GetMapping
    ReportView read(StaffCaller caller, @RequestParam @Schema(example = "2026-11-01") LocalDate from,
            @RequestParam @Schema(example = "2026-11-30") LocalDate to,
            @RequestParam(defaultValue = "DAY") ReportQuery.Grain grain,
            @RequestParam(defaultValue = "CAMPAIGN") Dimension by,
            @RequestParam(required = false) @Nullable Tsid campaignId) {
        return new ReportView(reports.settledAt(),
                reports.read(advertiserOf(caller), new ReportQuery(from, to, grain, by, campaignId)).stream()
                        .map(ReportRow::of).toList());
    }

    @Operation(summary = "Read the same as CSV")
    @Refuses({"REPORT_RANGE_INVALID", "ADVERTISER_NOT_FOUND"})
    @GetMapping(path = "/csv", produces = "text/csv")
    ResponseEntity<String> csv(StaffCaller caller, @RequestParam @Schema(example = "2026-11-01") LocalDate from,
            @RequestParam @Schema(example = "2026-11-30") LocalDate to,
            @RequestParam(defaultValue = "DAY") ReportQuery.Grain grain,
            @RequestParam(defaultValue = "CAMPAIGN") Dimension by,
            @RequestParam(required = false) @Nullable Tsid campaignId) {
        StringBuilder text = new StringBuilder("\uFEFF").append(Csv.line(HEAD));
        reports.read(advertiserOf(caller), new ReportQuery(from, to, grain, by, campaignId))
                .forEach(row -> text.append(Csv.line(List.of(row.at(), row.key(), row.label(), row.impressions(),
                        row.viewables(), row.clicks(), row.starts(), row.firstQuartiles(), row.midpoints(),
                        row.thirdQuartiles(), row.completes(), BigDecimal.valueOf(row.spentMilli(), 3)))));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"madang-ads.csv\"")
                .body(text.toString());
    }

    private static AdvertiserId advertiserOf(StaffCaller caller) {
        if (caller.sellerId() == null) {
            throw new DomainException(AdsError.ADVERTISER_NOT_FOUND);
        }
        return new AdvertiserId(caller.sellerId().value());
    }
}
