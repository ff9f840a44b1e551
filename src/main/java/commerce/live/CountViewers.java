package commerce.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.UtcColumn;

/**
 * Counts who watches, a few seconds together: each instance writes two rows a show, however many watch it there. What an instance that
 * is gone wrote counts no more after a while. One that cannot be written keeps no others, and loses nothing.
 */
@Component
class CountViewers {
    private static final Logger LOG = LoggerFactory.getLogger(CountViewers.class);
    private static final Duration COUNTS = Duration.ofSeconds(20);

    private final WatchedShows watched;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Ids ids;
    /** The shows of the round before, with the visits that could not be written in it. */
    private Map<LiveShowId, Integer> before = Map.of();

    CountViewers(WatchedShows watched, JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.watched = watched;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.live-count:5s}", initialDelayString = "${madang.commerce.live-count:5s}")
    void count() {
        Map<LiveShowId, WatchedShows.Counted> now = new HashMap<>(watched.count());
        Map<LiveShowId, Integer> watchedNow = new HashMap<>();
        now.keySet().forEach(show -> watchedNow.put(show, 0));
        before.forEach((show, visits) -> now.merge(show, new WatchedShows.Counted(0, visits),
                (here, unwritten) -> new WatchedShows.Counted(here.viewers(), here.visits() + unwritten.visits())));
        now.forEach((show, counted) -> {
            try {
                transaction.executeWithoutResult(status -> write(show, counted, clock.instant()));
            } catch (RuntimeException e) {
                LOG.warn("Who watches show {} is written in the next round", show.value(), e);
                watchedNow.put(show, counted.visits());
            }
        });
        before = watchedNow;
    }

    private void write(LiveShowId show, WatchedShows.Counted counted, Instant now) {
        // Nobody ends it meanwhile, who deletes what is counted of it.
        if (jdbc.sql("select id from commerce_live_show where id = ? and state = 'LIVE' for update").param(show.value())
                .query(Long.class).optional().isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into commerce_live_audience (show_id, instance_id, viewers, counted_at) values (?, ?, ?, ?)
                on duplicate key update viewers = values(viewers), counted_at = values(counted_at)""")
                .params(show.value(), ids.node(), counted.viewers(), UtcColumn.of(now)).update();
        long viewers = jdbc.sql("""
                select coalesce(sum(viewers), 0) from commerce_live_audience where show_id = ? and counted_at > ?""")
                .params(show.value(), UtcColumn.of(now.minus(COUNTS))).query(Long.class).single();
        jdbc.sql("""
                update commerce_live_show set viewers = :viewers, most_viewers = greatest(most_viewers, :viewers),
                    visits = visits + :visits
                where id = :id""").param("viewers", viewers).param("visits", counted.visits())
                .param("id", show.value()).update();
    }
}
