package pay.point;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

import static org.assertj.core.api.Assertions.assertThat;

/** What is due, of all and of one member, is read along indexes that do not hold what has lapsed. */
@MadangTest
class PlansTest {
    private static final int MEMBERS = 100;
    private static final long FIRST = 7_000_000;

    @Autowired
    PointLots lots;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsLotsAlongIndexes(@Autowired ApplicationContext context) {
        Instant now = clock.instant();
        new Plans(context).assertServedByIndexes(() -> fill(now), () -> {
            assertThat(lots.due(now, PointLots.Due.FIRST, 50)).hasSize(50);
            assertThat(lots.due(now, new PointLots.Due(now.minus(Duration.ofDays(1)), new Tsid(FIRST + 90)), 50))
                    .hasSize(9);
            assertThat(lots.lapse(new Tsid(FIRST + 1), now)).hasSize(1);
            lots.nextExpiry(new Tsid(FIRST + 7));
            lots.has(new Tsid(7));
        });
    }

    /** One lot of each member is due, all at once; most of the others have lapsed long ago. */
    private void fill(Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean due = id <= MEMBERS;
            boolean later = id > Plans.ROWS - MEMBERS;
            Duration until = due ? Duration.ofDays(-1) : later ? Duration.ofDays(9) : Duration.ofDays(-2);
            rows.add(new Object[]{id, FIRST + id % MEMBERS, 1, 10, due || later ? 10 : 0, UtcColumn.of(now),
                    UtcColumn.of(now.plus(until))});
        }
        new RowInsert(jdbc, "pay_point_lot", "grant_id", "member_id", "programme_id", "granted", "remaining",
                "granted_at", "expires_at").insert(rows);
    }
}
