package benefit.today;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import benefit.step.ReadSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

/** Today goes along keys; the missions alone are read as a whole, since there are few. */
@MadangTest
class PlansTest {
    private static final int MEMBERS = 20;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDateTime AT = FIRST.atStartOfDay();

    @Autowired
    TodaySections sections;
    @Autowired
    ReadSteps steps;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void readsTodayAlongKeys(@Autowired ApplicationContext context) {
        Tsid member = new Tsid(7);
        LocalDate day = FIRST.plusDays(50);
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            steps.of(member, day);
            sections.ladder(member, day);
            sections.attendance(member, day);
            sections.points(member, day);
        });
    }

    private void fill() {
        List<Object[]> days = new ArrayList<>();
        List<Object[]> grants = new ArrayList<>();
        List<Object[]> claims = new ArrayList<>();
        List<Object[]> attendances = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long member = id % MEMBERS;
            LocalDate day = FIRST.plusDays(id / MEMBERS);
            days.add(new Object[]{member, day, 1_000, 1_000, AT});
            grants.add(new Object[]{id, member, 1, 10, "1,000걸음 달성", "PAID", day, AT, AT, AT, 1});
            claims.add(new Object[]{member, day, 1_000, id, AT});
            attendances.add(new Object[]{member, day, 1, id, AT});
        }
        new RowInsert(jdbc, "benefit_step_day", "member_id", "day", "steps", "rung", "updated_at").insert(days);
        new RowInsert(jdbc, "benefit_grant", "id", "member_id", "programme_id", "points", "description", "state", "day",
                "granted_at", "settled_at", "expires_at", "told").insert(grants);
        new RowInsert(jdbc, "benefit_claim", "member_id", "day", "steps", "grant_id", "claimed_at").insert(claims);
        new RowInsert(jdbc, "benefit_attendance", "member_id", "day", "streak", "grant_id", "checked_in_at")
                .insert(attendances);
    }
}
