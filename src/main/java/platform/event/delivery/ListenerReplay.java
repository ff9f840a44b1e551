package platform.event.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.hypersistence.tsid.TSID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/**
 * Gives one listener its events once more, from the log: to rebuild a read model, or to fill that of a new listener. The
 * application goes on serving meanwhile; the deliveries are put back in batches, only while the listener keeps up with them,
 * and any instance goes on where another stopped. Events published after the start are not replayed: they have
 * deliveries of their own.
 */
@Component
public class ListenerReplay {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerReplay.class);
    private static final int BATCH = 500;
    private static final String COLUMNS = "id, listener, event_type, from_time, position, until_id, events, requested_by,"
            + " started_at, finished_at, cancelled";

    private final JdbcTemplate jdbc;
    private final Listeners listeners;
    private final Ids ids;
    private final Clock clock;
    private final DeliveryProperties properties;
    private final TransactionTemplate transaction;

    ListenerReplay(JdbcTemplate jdbc, Listeners listeners, Ids ids, Clock clock, DeliveryProperties properties,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One replay.
     *
     * @param id its own
     * @param listener that gets the events
     * @param eventType that it listens to
     * @param from events since then
     * @param reachedAt how far it is in the log: the time of the last event that was put back
     * @param events put back so far
     * @param requestedBy the operator
     * @param finishedAt null while it goes on; afterwards the last batch may still wait for its listener
     * @param cancelled whether it ended because somebody stopped it
     */
    public record Replay(Tsid id, String listener, String eventType, Instant from, Instant reachedAt, long events,
            String requestedBy, Instant startedAt, @Nullable Instant finishedAt, boolean cancelled) {}

    /**
     * Starts a replay of one listener's events since {@code from} until now.
     *
     * @return empty when this instance has no such listener
     */
    @Transactional
    public Optional<Replay> start(String listener, Instant from, String requestedBy) {
        return listeners.find(listener).map(found -> {
            Tsid id = ids.next();
            long before = Ids.firstAt(from) - 1;
            Instant now = clock.instant();
            jdbc.update("insert into platform_event_replay (" + COLUMNS + ") values (?,?,?,?,?,?,0,?,?,null,false)",
                    id.value(), listener, found.kind().type(), UtcColumn.of(from), before, id.value(), requestedBy,
                    UtcColumn.of(now));
            return one(id);
        });
    }

    /**
     * Whether a listener has done all that was put back for it, and what was published before. What came since may go on coming: it has
     * deliveries of its own.
     */
    @Transactional(readOnly = true)
    public boolean isOver(String listener) {
        return jdbc.queryForList("""
                select 1 from platform_event_replay where listener = ? and (finished_at is null or exists (
                    select 1 from platform_event_delivery waiting
                    where waiting.listener = ? and waiting.event_id <= platform_event_replay.until_id)) limit 1""",
                Integer.class, listener, listener).isEmpty();
    }

    /** The latest replays, newest first. */
    @Transactional(readOnly = true)
    public List<Replay> latest(int limit) {
        return jdbc.query("select " + COLUMNS + " from platform_event_replay order by id desc limit ?",
                (row, index) -> map(row), limit);
    }

    /** Stops a replay; what was put back stays. False when it is over already. */
    @Transactional
    public boolean cancel(Tsid id) {
        return jdbc.update("""
                update platform_event_replay set cancelled = true, finished_at = ?
                where id = ? and finished_at is null""", UtcColumn.of(clock.instant()), id.value()) == 1;
    }

    /** Puts the next batch of each open replay back; whether there was one. A replay that cannot go on keeps no other. */
    boolean advance() {
        boolean moved = false;
        for (long id : Objects.requireNonNull(transaction.execute(status -> jdbc.queryForList(
                "select id from platform_event_replay where finished_at is null order by id", Long.class)))) {
            try {
                moved |= Objects.requireNonNull(transaction.execute(status -> advance(id)));
            } catch (RuntimeException e) {
                LOG.error("Replay {} cannot go on, and is tried again in the next round: {}", id, e.toString());
            }
        }
        return moved;
    }

    /** The next batch of one, unless another instance is at it. */
    private boolean advance(long id) {
        return jdbc.query("select " + COLUMNS
                + " from platform_event_replay where id = ? and finished_at is null for update skip locked",
                (row, index) -> new Open(row.getLong("id"), row.getString("listener"), row.getString("event_type"),
                        row.getLong("position"), row.getLong("until_id")),
                id).stream().anyMatch(
                        replay -> listeners.find(replay.listener()).isPresent()
                                && !isBehind(replay.listener()) && putBack(replay));
    }

    private record Open(long id, String listener, String eventType, long position, long untilId) {}

    private boolean isBehind(String listener) {
        return jdbc.queryForList("select 1 from platform_event_delivery where listener = ? limit ?", Integer.class,
                listener, BATCH).size() >= BATCH;
    }

    /** An id older than {@code settle} is committed or will never be; younger ones have to wait. */
    private boolean putBack(Open replay) {
        long settled = Ids.firstAt(clock.instant().minus(properties.settle()));
        long until = Math.min(replay.untilId(), settled);
        List<Long> batch = jdbc.query("""
                select id from platform_event_log where type = ? and id > ? and id <= ?
                order by id limit ?""",
                (row, index) -> row.getLong("id"), replay.eventType(), replay.position(), until, BATCH);
        if (!batch.isEmpty()) {
            long last = batch.getLast();
            jdbc.update("""
                    insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                    select ?, id, type, 0, ? from platform_event_log where type = ? and id > ? and id <= ?
                    on duplicate key update platform_event_delivery.event_type = platform_event_delivery.event_type""",
                    replay.listener(), UtcColumn.of(clock.instant()), replay.eventType(), replay.position(), last);
            // What was given up is tried again, and is dead no more.
            jdbc.update("""
                    delete from platform_event_dead_letter where listener = ? and event_id > ? and event_id <= ?
                        and exists (select 1 from platform_event_log where id = event_id and type = ?)""",
                    replay.listener(), replay.position(), last, replay.eventType());
            jdbc.update("update platform_event_replay set position = ?, events = events + ? where id = ?", last,
                    batch.size(), replay.id());
        } else if (settled >= replay.untilId()) {
            jdbc.update("update platform_event_replay set finished_at = ? where id = ?",
                    UtcColumn.of(clock.instant()), replay.id());
        }
        return !batch.isEmpty();
    }

    private Replay one(Tsid id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + COLUMNS + " from platform_event_replay where id = ?", (row, index) -> map(row),
                id.value()));
    }

    private static Replay map(ResultSet row) throws SQLException {
        return new Replay(new Tsid(row.getLong("id")), row.getString("listener"), row.getString("event_type"),
                UtcColumn.get(row, "from_time"), TSID.from(Math.max(0, row.getLong("position"))).getInstant(),
                row.getLong("events"), row.getString("requested_by"), UtcColumn.get(row, "started_at"),
                UtcColumn.find(row, "finished_at"), row.getBoolean("cancelled"));
    }
}
