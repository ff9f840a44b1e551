package pay.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** What is looked at from hour to hour does not grow with the years. */
@MadangTest
class PlansTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    SettleDifferences settle;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void looksAtWhatWaitsAndAtWhatACorrectionMayChange(@Autowired ApplicationContext context) {
        new Plans(context).assertReadsFew(this::fill, () -> settle.settle(Source.of("BANK").orElseThrow()));
    }

    /** A file a day; each day something was missing there, which has come; a few of the last days wait. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> files = new ArrayList<>();
        List<@Nullable Object[]> differences = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDateTime then = now.minusDays(id);
            files.add(new Object[]{id, "BANK", DAY.minusDays(id), 1, "0".repeat(64), 1, 1_000, "CURRENT", then, then});
            boolean waits = id <= 10;
            differences.add(new @Nullable Object[]{id, id, id % 2 == 0 || !waits ? "MISSING_THERE" : "MISSING_HERE", id,
                    "OUT", 0, 1_000, 1_000, 0, waits ? "WAITING" : "SETTLED", then, waits ? null : then});
        }
        new RowInsert(jdbc, "pay_recon_file", "id", "source", "day", "revision", "sha256", "line_count", "amount",
                "status", "begun_at", "finished_at").insert(files);
        new RowInsert(jdbc, "pay_recon_difference", "id", "file_id", "kind_of", "request_id", "kind", "line_no",
                "theirs", "ours", "days", "status", "found_at", "ended_at").insert(differences);
    }
}
