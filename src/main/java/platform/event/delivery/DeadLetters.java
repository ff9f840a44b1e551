package platform.event.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The deliveries that were given up, for operators: look at them, and have them tried again. */
@Component
public class DeadLetters {
    private static final int BATCH = 500;
    private static final int AT_MOST = 10_000;
    private static final String COLUMNS = "listener, event_id, event_type, attempts, died_at, error";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DeadLetters(JdbcTemplate jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A delivery that was given up.
     *
     * @param listener who did not get it
     * @param eventId of the event in the log
     * @param eventType its stable name
     * @param attempts how often it was tried
     * @param diedAt when the last try failed
     * @param error the innermost cause of the last failure
     */
    public record DeadLetter(String listener, Tsid eventId, String eventType, int attempts, Instant diedAt,
            @Nullable String error) {}

    /**
     * The latest first.
     *
     * @param listener only its own; null for all
     * @param after continue after this one; null for the first page
     */
    @Transactional(readOnly = true)
    public List<DeadLetter> list(@Nullable String listener, @Nullable DeadLetter after, int limit) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from platform_event_dead_letter where 1 = 1");
        if (listener != null) {
            sql.append(" and listener = ?");
            arguments.add(listener);
        }
        if (after != null) {
            sql.append(" and died_at <= ? and (died_at < ? or listener < ? or (listener = ? and event_id < ?))");
            var diedAt = UtcColumn.of(after.diedAt());
            arguments.addAll(List.of(diedAt, diedAt, after.listener(), after.listener(), after.eventId().value()));
        }
        sql.append(" order by died_at desc, listener desc, event_id desc limit ?");
        arguments.add(limit);
        return query(sql.toString(), arguments);
    }

    /** One, if it is still dead. */
    @Transactional(readOnly = true)
    public Optional<DeadLetter> find(String listener, Tsid eventId) {
        return query("select " + COLUMNS + " from platform_event_dead_letter where listener = ? and event_id = ?",
                List.of(listener, eventId.value())).stream().findFirst();
    }

    /** Has one delivered again, from its first try on. False when it is not dead (any more). */
    public boolean replay(String listener, Tsid eventId) {
        return Objects.requireNonNull(transaction.execute(status -> revive(listener, List.of(eventId.value())))) == 1;
    }

    /**
     * Has the dead letters of a listener delivered again, the oldest first.
     *
     * @return how many; at most 10,000 for each call
     */
    public int replayAll(String listener) {
        var until = UtcColumn.of(clock.instant());
        int revived = 0;
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> revive(listener, jdbc.query("""
                    select event_id from platform_event_dead_letter where listener = ? and died_at <= ?
                    order by died_at limit ? for update skip locked""",
                    (row, index) -> row.getLong("event_id"), listener, until, BATCH))));
            revived += batch;
        } while (batch == BATCH && revived < AT_MOST);
        return revived;
    }

    private int revive(String listener, List<Long> eventIds) {
        if (eventIds.isEmpty()) {
            return 0;
        }
        String these = " from platform_event_dead_letter where listener = ? and event_id in ("
                + Deliveries.marks(eventIds.size()) + ")";
        List<Object> key = new ArrayList<>(List.of(listener));
        key.addAll(eventIds);
        List<Object> arguments = new ArrayList<>(List.of(UtcColumn.of(clock.instant())));
        arguments.addAll(key);
        // The row may be there already, put back by a replay from the log; then this one only has to go.
        jdbc.update("insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)"
                + " select listener, event_id, event_type, 0, ?" + these
                + " on duplicate key update next_attempt_at = next_attempt_at", arguments.toArray());
        return jdbc.update("delete" + these, key.toArray());
    }

    private List<DeadLetter> query(String sql, List<Object> arguments) {
        return jdbc.query(sql,
                (row, index) -> new DeadLetter(row.getString("listener"), new Tsid(row.getLong("event_id")),
                        row.getString("event_type"), row.getInt("attempts"), UtcColumn.get(row, "died_at"),
                        row.getString("error")),
                arguments.toArray());
    }
}
