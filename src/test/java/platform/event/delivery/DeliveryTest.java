package platform.event.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platform.event.DomainEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class DeliveryTest {
    private static final String SCRIPTED = "fixture.scripted";

    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(Instance.schema(), "madang.events.first-delay=5ms", "madang.events.max-delay=20ms");
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @BeforeEach
    void listenQuietly() {
        instance.bean(Script.class).before(event -> {
        });
        instance.bean(Script.class).after(event -> {
        });
    }

    @Test
    void deliversToEachListenerOnceAndLeavesNothingToDo() {
        ThingHappened event = instance.publish();

        awaitEffect("fixture.first", event);
        awaitEffect("fixture.second", event);
        awaitEffect(SCRIPTED, event);
        await().untilAsserted(() -> assertThat(pending(event)).isZero());
        assertThat(instance.count("select count(*) from platform_event_log where id = ?", event.eventId().value()))
                .isOne();
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatThrownBy(() -> instance.bean(DomainEvents.class).publish(instance.event()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction");
    }

    @Test
    void triesAgainUntilTheListenerSucceedsAndHasOneEffect() {
        var tries = new AtomicInteger();
        instance.bean(Script.class).after(event -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        });

        ThingHappened event = instance.publish();

        awaitEffect(SCRIPTED, event);
        await().untilAsserted(() -> assertThat(pending(event)).isZero());
        assertThat(tries).hasValue(4);
    }

    private static int pending(ThingHappened event) {
        return instance.count("select count(*) from platform_event_delivery where event_id = ?",
                event.eventId().value());
    }

    private static void awaitEffect(String listener, ThingHappened event) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(instance.effects(listener, event.eventId())).isOne());
    }
}
