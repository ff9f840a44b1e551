package bench;

import java.util.concurrent.atomic.AtomicLong;

import fixture.events.ThingHappened;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;

/** Two listeners, the same for both registries: they insert a row each, or do nothing. */
class BenchListeners {
    static volatile boolean inserting;

    private final JdbcTemplate jdbc;
    private final AtomicLong done = new AtomicLong();

    BenchListeners(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long done() {
        return done.get();
    }

    @ApplicationModuleListener(id = "bench.one")
    void one(ThingHappened event) {
        react("bench.one", event);
    }

    @ApplicationModuleListener(id = "bench.two")
    void two(ThingHappened event) {
        react("bench.two", event);
    }

    private void react(String listener, ThingHappened event) {
        if (inserting) {
            jdbc.update("insert into fixture_effect (listener, event_id) values (?, ?)", listener,
                    event.eventId().value());
        }
        done.incrementAndGet();
    }
}
