package platform.event.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.log.Mask;
import platform.time.UtcColumn;

/**
 * Events that Kafka refused for what they are, and those of the same key behind them: the order of a key holds, and all
 * other keys go on. Each key comes back to the queue from time to time, to see whether somebody has mended the cause.
 */
@Component
public class ParkedEvents {
    private static final int COUNTED = 10_000;
    private static final int ERROR_LENGTH = 1000;

    private final JdbcTemplate jdbc;

    ParkedEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event that was refused.
     *
     * @param eventId of the event in the log
     * @param eventType its stable name
     * @param since when it was refused last
     * @param error why
     */
    public record Refused(Tsid eventId, String eventType, Instant since, String error) {}

    /** How many events were refused, without those behind them; counted up to 10,000. */
    @Transactional(readOnly = true)
    public long count() {
        Long counted = jdbc.queryForObject("select count(*) from (select 1 from platform_event_relay_parked"
                + " where try_again_at is not null limit " + COUNTED + ") counted", Long.class);
        return counted == null ? 0 : counted;
    }

    /** The refused ones, the first refused first. */
    @Transactional(readOnly = true)
    public List<Refused> oldest(int limit) {
        return jdbc.query("""
                select event_id, type, parked_at, error
                from platform_event_relay_parked join platform_event_log on id = event_id
                where try_again_at is not null order by try_again_at limit ?""",
                (row, index) -> new Refused(new Tsid(row.getLong("event_id")), row.getString("type"),
                        UtcColumn.get(row, "parked_at"), row.getString("error")),
                limit);
    }

    /** Sets a refused event aside. */
    @Transactional
    public void park(RelayQueue.Queued refused, String error, Duration pause) {
        String masked = Mask.of(error);
        jdbc.update("""
                insert into platform_event_relay_parked
                    (position, event_id, module, aggregate_id, parked_at, try_again_at, error)
                select position, event_id, module, aggregate_id, utc_timestamp(6),
                    timestampadd(microsecond, ?, utc_timestamp(6)), ?
                from platform_event_relay join platform_event_log on id = event_id where position = ?""",
                pause.toNanos() / 1000, masked.length() <= ERROR_LENGTH ? masked : masked.substring(0, ERROR_LENGTH),
                refused.position());
        jdbc.update("delete from platform_event_relay where position = ?", refused.position());
    }

    /** Sets events aside that are behind a parked one of their key. */
    @Transactional
    public void follow(List<RelayQueue.Queued> behind) {
        if (behind.isEmpty()) {
            return;
        }
        String these = "where position in (" + String.join(",", Collections.nCopies(behind.size(), "?")) + ")";
        Object[] positions = behind.stream().map(RelayQueue.Queued::position).toArray();
        jdbc.update("insert into platform_event_relay_parked (position, event_id, module, aggregate_id, parked_at)"
                + " select position, event_id, module, aggregate_id, utc_timestamp(6)"
                + " from platform_event_relay join platform_event_log on id = event_id " + these, positions);
        jdbc.update("delete from platform_event_relay " + these, positions);
    }

    /**
     * Puts the keys whose time has come back to their old places in the queue; how many keys. Also those of which none was refused any more
     * when a relay that had stalled set some aside, after another had taken over and released them.
     */
    @Transactional
    public int release() {
        List<Object[]> keys = jdbc.query("""
                (select module, aggregate_id from platform_event_relay_parked
                    where try_again_at <= utc_timestamp(6) order by try_again_at limit 100)
                union
                (select distinct module, aggregate_id from platform_event_relay_parked parked
                    where try_again_at is null and not exists (select 1 from platform_event_relay_parked refused
                        where refused.module = parked.module and refused.aggregate_id = parked.aggregate_id
                        and refused.try_again_at is not null) limit 100)""",
                (row, index) -> new Object[]{row.getString("module"), row.getLong("aggregate_id")});
        for (Object[] key : keys) {
            jdbc.update("insert into platform_event_relay (position, event_id) select position, event_id"
                    + " from platform_event_relay_parked where module = ? and aggregate_id = ?", key);
            jdbc.update("delete from platform_event_relay_parked where module = ? and aggregate_id = ?", key);
        }
        return keys.size();
    }
}
