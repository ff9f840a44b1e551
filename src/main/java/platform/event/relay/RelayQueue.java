package platform.event.relay;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.database.RowsAtCommit;
import platform.event.DomainEvent;
import platform.event.EventJournal;
import platform.event.log.EventLog;
import platform.event.log.LoggedEvent;

/**
 * The events that are still to be sent, one row each, added in the publisher's transaction and deleted when the broker has
 * them: a transaction that commits late only brings its rows late, and nothing has to guess whether a gap will be filled.
 */
class RelayQueue implements EventJournal {
    private static final int COUNTED = 10_000;

    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final String holder = UUID.randomUUID().toString();

    RelayQueue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "platform_event_relay", "event_id");
    }

    /**
     * An event in the queue.
     *
     * @param position its place
     * @param behind whether an event of the same key is parked, so that this one must not be sent
     */
    record Queued(long position, LoggedEvent event, boolean behind) {}

    @Override
    public void append(DomainEvent event) {
        RowsAtCommit.add(rows, event.eventId().value());
    }

    /** Becomes, or stays, the one that relays; false when another is. By the database's clock, which all share. */
    @Transactional
    public boolean renew(Duration lease) {
        return jdbc.update("""
                update platform_event_relay_lease
                set holder = ?, held_until = timestampadd(microsecond, ?, utc_timestamp(6))
                where id = 1 and (holder = ? or held_until < utc_timestamp(6))""", holder, lease.toNanos() / 1000,
                holder) == 1;
    }

    /** Lets another relay at once. */
    @Transactional
    public void release() {
        jdbc.update("update platform_event_relay_lease set held_until = utc_timestamp(6) where id = 1 and holder = ?",
                holder);
    }

    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return jdbc.queryForList("select 1 from platform_event_relay limit 1", Integer.class).isEmpty();
    }

    /** How many wait, counted up to 10,000. */
    @Transactional(readOnly = true)
    public long backlog() {
        Long counted = jdbc.queryForObject(
                "select count(*) from (select 1 from platform_event_relay limit " + COUNTED + ") counted", Long.class);
        return counted == null ? 0 : counted;
    }

    /** The first ones. */
    @Transactional(readOnly = true)
    public List<Queued> first(int limit) {
        return jdbc.query("select queued.position, " + EventLog.COLUMNS + """
                , exists (select 1 from platform_event_relay_parked parked
                    where parked.module = platform_event_log.module
                    and parked.aggregate_id = platform_event_log.aggregate_id) as behind
                from platform_event_relay queued join platform_event_log on id = event_id
                order by queued.position limit ?""",
                (row, index) -> new Queued(row.getLong("position"), EventLog.map(row), row.getBoolean("behind")),
                limit);
    }

    /** Forgets what the broker has. */
    @Transactional
    public void delete(List<Queued> sent) {
        if (!sent.isEmpty()) {
            jdbc.update("delete from platform_event_relay where position in ("
                    + String.join(",", Collections.nCopies(sent.size(), "?")) + ")",
                    sent.stream().map(Queued::position).toArray());
        }
    }
}
