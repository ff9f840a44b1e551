package madang.redelivery;

import java.util.List;
import java.util.function.Predicate;

import fixture.DeliveryPlatform;
import fixture.events.ThingHappened;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import platform.event.Together;

/** A small application with a listener that does right by each event alone; by several at once it does as its habit is. */
@Import(DeliveryPlatform.class)
class BatchListener {
    static final String ID = "fixture.batches";

    /** Which of a batch it counts. */
    enum Habit {
        COUNTS_WHAT_IS_NEW, COUNTS_ALL, COUNTS_ALL_WHEN_ONE_IS_NEW, COUNTS_NONE_WHEN_ONE_IS_KNOWN
    }

    private final JdbcTemplate jdbc;
    private volatile Habit habit = Habit.COUNTS_WHAT_IS_NEW;

    BatchListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void does(Habit now) {
        habit = now;
    }

    @ApplicationModuleListener(id = ID)
    void on(ThingHappened event) {
        if (isNew(event)) {
            count(event);
        }
    }

    @Together(ID)
    void on(List<ThingHappened> events) {
        Predicate<ThingHappened> counted = switch (habit) {
            case COUNTS_WHAT_IS_NEW -> this::isNew;
            case COUNTS_ALL -> _ -> true;
            case COUNTS_ALL_WHEN_ONE_IS_NEW -> _ -> events.stream().anyMatch(this::isNew);
            case COUNTS_NONE_WHEN_ONE_IS_KNOWN -> _ -> events.stream().allMatch(this::isNew);
        };
        events.stream().filter(counted).toList().forEach(this::count);
    }

    private boolean isNew(ThingHappened event) {
        return jdbc.queryForList("select 1 from fixture_effect where event_id = ?", event.eventId().value()).isEmpty();
    }

    private void count(ThingHappened event) {
        jdbc.update("insert into fixture_effect (listener, event_id) values (?, ?)", ID, event.eventId().value());
    }
}
