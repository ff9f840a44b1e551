package pay.schedule;

import java.time.Clock;
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
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** A member's scheduled transfers, what became of their days and what is due are each read along an index. */
@MadangTest
class PlansTest {
    @Autowired
    ScheduledTransfers schedules;
    @Autowired
    Executions executions;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsSchedulesAlongIndexes(@Autowired ApplicationContext context) {
        LocalDate day = LocalDate.of(2027, 1, 31);
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            schedules.of(new Tsid(7), Long.MAX_VALUE, 20);
            schedules.find(new Tsid(7), new ScheduleId(7));
            schedules.lock(new Tsid(7), new ScheduleId(7));
            schedules.lockAllOf(new Tsid(7));
            schedules.lockActiveOf(new Tsid(7));
            schedules.due(clock.instant(), 100);
            schedules.lockDue(clock.instant(), 100);
            schedules.lockDue(clock.instant(), new ScheduleId(7));
            schedules.dueToAccounts(clock.instant(), 100);
            schedules.lock(new ScheduleId(7));
            executions.sending(new Tsid(7));
            executions.overlooked(100);
            executions.of(new ScheduleId(7), day, 20);
            executions.find(new ScheduleId(7), day);
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDate day = LocalDate.of(2027, 1, 31);
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> days = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id % 100 + 1, 1, 1, "PHONE", 1_000_000 + id, "김*당", 1_000, "MONTHLY", 31, "AS_IS",
                    "ACTIVE", day, day, now.plusSeconds(60 - id), 0, 0, 0, now});
            days.add(new Object[]{id / 100 + 1, day.minusDays(id % 100), day, "MISSED", 0, now});
        }
        new RowInsert(jdbc, "pay_scheduled_transfer", "id", "member_id", "device_id", "session_id", "tier",
                "recipient", "recipient_name", "amount", "repeats", "on_day", "business_days", "status", "planned_on",
                "due_on", "next_at", "tries", "past", "failures", "created_at").insert(rows);
        new RowInsert(jdbc, "pay_scheduled_execution", "schedule_id", "planned_on", "due_on", "status", "tries", "at")
                .insert(days);
    }
}
