package benefit.grant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

/** A member's grants, and what pay is told of again, are found along indexes. */
@MadangTest
class PlansTest {
    private static final Instant DUE = Instant.parse("2026-01-02T00:00:00Z");
    private static final LocalDateTime AT = LocalDate.of(2026, 1, 1).atStartOfDay();

    @Autowired
    Grants grants;
    @Autowired
    Fundings fundings;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void listsAMembersGrants(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> grants.newest(new Tsid(7), Long.MAX_VALUE, 21));
    }

    @Test
    void findsWhatPayHasNotAnswered(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            grants.lockUnanswered(DUE, 100);
            grants.unanswered(DUE, 100);
            grants.lockUnanswered(new GrantId(50), DUE);
        });
    }

    @Test
    void findsTheMoneyThatPayHasNotBooked(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(() -> {
            List<Object[]> rows = new ArrayList<>();
            for (long id = 1; id <= Plans.ROWS; id++) {
                rows.add(id % 50 == 0
                        ? new Object[]{id, 1, 10, "ORDERED", AT, null, AT.plusMinutes(id)}
                        : new Object[]{id, 1, 10, "BOOKED", AT, AT, AT.plusMinutes(1)});
            }
            new RowInsert(jdbc, "benefit_funding", "id", "programme_id", "amount", "state", "ordered_at", "booked_at",
                    "repeat_at").insert(rows);
        }, () -> {
            fundings.lockUnanswered(DUE, 100);
            fundings.unanswered(DUE, 100);
            fundings.lockUnanswered(new FundingId(50), DUE);
        });
    }

    private void fill() {
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(id % 50 == 0
                    ? new Object[]{id, id % 20, 1, 10, "출석", "PENDING", AT.toLocalDate(), AT, null, AT,
                            AT.plusMinutes(id),
                            1}
                    : new Object[]{id, id % 20, 1, 10, "출석", "PAID", AT.toLocalDate(), AT, AT, AT, null, 1});
        }
        new RowInsert(jdbc, "benefit_grant", "id", "member_id", "programme_id", "points", "description", "state", "day",
                "granted_at", "settled_at", "expires_at", "repeat_at", "told").insert(rows);
    }
}
