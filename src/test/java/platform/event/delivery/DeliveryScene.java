package platform.event.delivery;

import java.time.Duration;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An instance with three listeners, of which one does what the test has it do. */
@ResourceLock("the instance of the delivery scene")
abstract class DeliveryScene {
    static final String FIRST = "fixture.first";
    static final String SECOND = "fixture.second";
    static final String SCRIPTED = "fixture.scripted";

    static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(Instance.schema(), "madang.events.first-delay=5ms", "madang.events.max-delay=20ms",
                "madang.events.settle=0s", "fixture.count-commits=true");
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

    static void awaitNothingToDo() {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(
                () -> assertThat(instance.count("select count(*) from platform_event_delivery")).isZero());
    }

    static void awaitEffect(String listener, ThingHappened event) {
        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(instance.effects(listener, event.eventId())).isOne());
    }
}
