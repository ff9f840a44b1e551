package platform.event.delivery;

import java.time.Instant;
import java.util.Optional;

import io.hypersistence.tsid.TSID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How new what a listener has made is. Costs two index reads. */
@Component
public class ListenerProgress {
    private final JdbcClient jdbc;
    private final Listeners listeners;

    ListenerProgress(JdbcClient jdbc, Listeners listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** When the newest of its events was published that came before anything that still waits; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> toldUntil(String listener) {
        return listeners.find(listener).flatMap(found -> jdbc.sql("""
                select max(id) as newest from platform_event_log
                where type = :type and id < coalesce(
                    (select min(event_id) from platform_event_delivery where listener = :listener), :last)
                """).param("type", found.kind().type()).param("listener", listener).param("last", Long.MAX_VALUE)
                .query((row, number) -> Optional.ofNullable(row.getObject("newest", Long.class))).single())
                .map(id -> TSID.from(id).getInstant());
    }
}
