package pay.fraud;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** What waits for an operator, what is overdue, and the reported accounts are each read along an index. */
@MadangTest
class PlansTest {
    @Autowired
    Reviews reviews;
    @Autowired
    Reports reports;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsReviewsAndReportsAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            reviews.oldest(20);
            reviews.due(clock.instant().minusSeconds(3_600), 20);
            reviews.of(new Tsid(7));
            reviews.find(new Tsid(7));
            reports.standing(20);
            reports.isReported("088", List.of("x7", "y7"));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> waiting = new ArrayList<>();
        List<Object[]> reported = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            waiting.add(
                    new Object[]{id, "TRANSFER", id % 100 + 1, 1_000, id, "REPORTED", "amount=1", now, now, "OPEN"});
            reported.add(new Object[]{id, "ACCOUNT", "088", "x" + id, "1234", "2026-1", 1, now});
        }
        // The holds in the ledger, which these would point at, are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_review", "id", "way", "sender", "amount", "hold", "rule", "found", "held_at",
                "lapses_at", "state").insert(waiting);
        new RowInsert(jdbc, "pay_report", "id", "kind", "bank_code", "number_index", "last_four", "reference",
                "reported_by", "reported_at").insert(reported);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
