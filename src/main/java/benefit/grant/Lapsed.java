package benefit.grant;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** What lapsed of grants. */
@Repository
class Lapsed {
    private final RowInsert rows;

    Lapsed(JdbcTemplate jdbc) {
        rows = new RowInsert(jdbc, "benefit_lapsed", "event_id", "grant_id", "points", "lapsed_at").passingOver();
    }

    /** Keeps it; whether this was not told before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean isNew(PointsExpired told) {
        return rows.insert(told.lots().stream().map(lot -> new @Nullable Object[]{told.eventId().value(),
                lot.grantId().value(), lot.points(), UtcColumn.of(told.occurredAt())}).toList()) > 0;
    }
}
