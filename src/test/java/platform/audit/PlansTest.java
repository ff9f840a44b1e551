package platform.audit;

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

/** Each way to look for an owner's entries has its index. */
@MadangTest
class PlansTest {
    private static final Tsid OWNER = new Tsid(7);

    @Autowired
    AuditTrail trail;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsAnOwnersEntriesByWhatAndByWhom(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            trail.of(OWNER, new AuditTrail.Search(0, Long.MAX_VALUE, null, null), 51);
            trail.of(OWNER, new AuditTrail.Search(0, Long.MAX_VALUE, "test.done-3", null), 51);
            trail.of(OWNER, new AuditTrail.Search(0, Long.MAX_VALUE, null,
                    List.of(new AuditTrail.Actor(AuditActor.Kind.STAFF, new Tsid(3)))), 51);
            trail.actions(OWNER);
            trail.actors(OWNER);
        });
    }

    /** Of a hundred owners. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, now, "STAFF", id % 9, "test.done-" + id % 7, "x", "1", "{}", "seal", id % 100});
        }
        new RowInsert(jdbc, "platform_audit_entry", "id", "occurred_at", "actor_kind", "actor_id", "action",
                "subject_kind", "subject_id", "details", "seal", "owner_id").insert(rows);
    }
}
