package platform.event.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.database.RowsAtCommit;
import platform.time.UtcColumn;

/** The rows of what is still to be delivered. Each method runs in the caller's transaction. */
@Repository
class Deliveries {
    private static final int ERROR_LENGTH = 1000;

    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    Deliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "platform_event_delivery", "listener", "event_id", "event_type", "attempts",
                "next_attempt_at");
    }

    /** Adds one row for each listener; the first try counts as begun. */
    void add(long eventId, String type, List<String> listeners, Instant nextAttempt) {
        LocalDateTime next = UtcColumn.of(nextAttempt);
        listeners.forEach(listener -> RowsAtCommit.add(rows, listener, eventId, type, 1, next));
    }

    /**
     * Deletes rows inside the listener's transaction; how many. The effect of those missing stands already, or is somebody
     * else's. Each row is looked up by its whole key: with a list in the condition both servers scan a small table, or look at
     * the row behind the last, and wait there for a slow listener's transaction.
     */
    int take(String listener, List<Long> eventIds) {
        String keys = String.join(" union all ", Collections.nCopies(eventIds.size(), "select ? as event_id"));
        return jdbc
                .update("delete d from (" + keys + ") k straight_join platform_event_delivery d force index (primary)"
                        + " on d.listener = ? and d.event_id = k.event_id", statement -> {
                            int index = 1;
                            for (long eventId : eventIds) {
                                statement.setLong(index++, eventId);
                            }
                            statement.setString(index, listener);
                        });
    }

    /** The listeners that have deliveries, each with the time of the one that is due first. */
    Map<String, Instant> firstDue() {
        Map<String, Instant> due = new LinkedHashMap<>();
        jdbc.query("select listener, min(next_attempt_at) as due from platform_event_delivery group by listener",
                row -> {
                    due.put(row.getString("listener"), UtcColumn.get(row, "due"));
                });
        return due;
    }

    /** Takes up to {@code limit} due deliveries of one listener until {@code lease}: event ids with the number of the try. */
    Map<Long, Integer> claim(String listener, String type, Instant now, Instant lease, int limit) {
        Map<Long, Integer> claimed = new LinkedHashMap<>();
        jdbc.query("""
                select event_id, attempts from platform_event_delivery
                where listener = ? and event_type = ? and next_attempt_at <= ?
                order by next_attempt_at limit ? for update skip locked""", row -> {
            claimed.put(row.getLong("event_id"), row.getInt("attempts") + 1);
        }, listener, type, UtcColumn.of(now), limit);
        if (!claimed.isEmpty()) {
            List<Object> arguments = new ArrayList<>(List.of(UtcColumn.of(lease), listener));
            arguments.addAll(claimed.keySet());
            jdbc.update("update platform_event_delivery set attempts = attempts + 1, next_attempt_at = ?"
                    + " where listener = ? and event_id in (" + marks(claimed.size()) + ")", arguments.toArray());
        }
        return claimed;
    }

    /** Puts the next try off. False when somebody else has taken the delivery since try number {@code attempt} began. */
    boolean postpone(String listener, long eventId, int attempt, Instant next, String error) {
        return jdbc.update("""
                update platform_event_delivery set next_attempt_at = ?, error = ?
                where listener = ? and event_id = ? and attempts = ?""", UtcColumn.of(next), cut(error), listener,
                eventId, attempt) == 1;
    }

    /**
     * Gives the try back that taking it counted as, and the delivery to whoever finds it: it waited here for too long, and never began.
     */
    void giveBack(String listener, long eventId, int attempt, Instant now) {
        jdbc.update("""
                update platform_event_delivery set attempts = attempts - 1, next_attempt_at = ?
                where listener = ? and event_id = ? and attempts = ?""", UtcColumn.of(now), listener, eventId, attempt);
    }

    /**
     * Gives a delivery up after try number {@code attempt}; also one that was given up before, and put back since. False as for
     * {@link #postpone}.
     */
    boolean bury(String listener, long eventId, int attempt, int tries, Instant now, String error) {
        int buried = jdbc.update(
                """
                        insert into platform_event_dead_letter (listener, event_id, event_type, attempts, died_at, error)
                        select listener, event_id, event_type, ?, ?, ? from platform_event_delivery
                        where listener = ? and event_id = ? and attempts = ?
                        on duplicate key update attempts = values(attempts), died_at = values(died_at), error = values(error)""",
                tries, UtcColumn.of(now), cut(error), listener, eventId, attempt);
        return buried > 0 && take(listener, List.of(eventId)) == 1;
    }

    static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static String cut(String error) {
        return error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH);
    }
}
