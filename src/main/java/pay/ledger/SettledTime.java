package pay.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** Up to when the ledger does not change any more. */
@Component
public class SettledTime {
    /** So long after it took its ids a transaction has committed or never will. */
    static final Duration AFTER = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    public SettledTime(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By this instance's clock or the database's, whichever is behind: one that is fast must not end what still goes on. */
    @Transactional(readOnly = true)
    public Instant until() {
        Instant database = jdbc.sql("select utc_timestamp(6) as moment")
                .query((row, number) -> UtcColumn.get(row, "moment")).single();
        Instant own = clock.instant();
        return (own.isBefore(database) ? own : database).minus(AFTER);
    }
}
