package platform.event.delivery;

import java.util.Map;

import fixture.Instance;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A try that ends late (its instance stalled) changes nothing about a delivery that somebody else has taken since. */
class DeliveryFenceTest {
    private static final String LISTENER = "fixture.first";
    private static final String LEASE = "2999-01-01 00:00:00";

    private Instance instance;
    private ThingHappened event;

    @BeforeEach
    void publishesWhatNobodyRuns() {
        instance = Instance.start(Instance.schema());
        instance.bean(DeliveryLoop.class).stop();
        instance.bean(DeliveryWorkers.class).stop();
        event = instance.publish();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void doesNotPutOffTheTryOfAnother() {
        belongsToTry(2);

        instance.bean(DeliveryFailures.class).record(LISTENER, event.eventId().value(), 1, null, late());

        assertThat(row()).containsEntry("attempts", "2").containsEntry("due", LEASE).containsEntry("error", "-");
        instance.bean(DeliveryFailures.class).record(LISTENER, event.eventId().value(), 2, null, late());
        assertThat(row()).containsEntry("error", late().toString()).doesNotContainEntry("due", LEASE);
    }

    @Test
    void doesNotBuryWhatAnOperatorReplayed() {
        belongsToTry(1);

        instance.bean(DeliveryFailures.class).record(LISTENER, event.eventId().value(), 12, null, late());

        assertThat(row()).containsEntry("attempts", "1").containsEntry("due", LEASE);
        assertThat(instance.bean(DeadLetters.class).find(LISTENER, event.eventId())).isEmpty();
    }

    private static Throwable late() {
        return new IllegalStateException("late");
    }

    private void belongsToTry(int attempt) {
        instance.update("update platform_event_delivery set attempts = ?, next_attempt_at = ? where listener = ?",
                attempt, LEASE, LISTENER);
    }

    private Map<String, Object> row() {
        return instance.transaction().execute(status -> instance.jdbc().queryForMap("""
                select cast(attempts as char) attempts, date_format(next_attempt_at, '%Y-%m-%d %H:%i:%s') due,
                    coalesce(error, '-') error
                from platform_event_delivery where listener = ?""", LISTENER));
    }
}
