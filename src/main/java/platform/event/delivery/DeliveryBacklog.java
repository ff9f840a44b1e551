package platform.event.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.hypersistence.tsid.TSID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.Queries;

/** How far behind each listener is. Costs a few index reads for each listener, however long the backlog. */
@Queries
public class DeliveryBacklog {
    /** Counting stops here: the number means "that many or more". */
    public static final int COUNTED = 10_000;

    private final JdbcTemplate jdbc;
    private final Listeners listeners;
    private final Clock clock;

    DeliveryBacklog(JdbcTemplate jdbc, Listeners listeners, Clock clock) {
        this.jdbc = jdbc;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * One listener's backlog.
     *
     * @param listener its id
     * @param known whether this instance has it; else a backlog is left by another version
     * @param deliveries not done yet, up to {@link #COUNTED}
     * @param oldestAge since the oldest event of these was published; zero when there is none
     * @param deadLetters given up, up to {@link #COUNTED}
     */
    public record Waiting(String listener, boolean known, long deliveries, Duration oldestAge, long deadLetters) {}

    /** All listeners of this instance, and those that others left something for, by id. */
    public List<Waiting> read() {
        Map<String, Long> oldest = new TreeMap<>();
        jdbc.query("select listener, min(event_id) as oldest from platform_event_delivery group by listener", row -> {
            oldest.put(row.getString("listener"), row.getLong("oldest"));
        });
        List<String> withDead = jdbc.query("select distinct listener from platform_event_dead_letter",
                (row, index) -> row.getString("listener"));
        var ids = new TreeSet<>(oldest.keySet());
        ids.addAll(withDead);
        listeners.all().forEach(listener -> ids.add(listener.id()));
        return ids.stream()
                .map(id -> new Waiting(id, listeners.find(id).isPresent(),
                        oldest.containsKey(id) ? count("platform_event_delivery", id) : 0, age(oldest.get(id)),
                        withDead.contains(id) ? count("platform_event_dead_letter", id) : 0))
                .toList();
    }

    private Duration age(@Nullable Long eventId) {
        if (eventId == null) {
            return Duration.ZERO;
        }
        Instant made = TSID.from(eventId).getInstant();
        Duration age = Duration.between(made, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private long count(String table, String listener) {
        Long counted = jdbc.queryForObject(
                "select count(*) from (select 1 from " + table + " where listener = ? limit " + COUNTED + ") counted",
                Long.class, listener);
        return counted == null ? 0 : counted;
    }
}
