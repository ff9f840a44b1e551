package platform.event.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;
import platform.event.DomainEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TwoInstancesTest {
    private static final String SCRIPTED = "fixture.scripted";
    private static final String QUICK = "madang.events.lease=500ms";

    @Test
    void runEachDeliveryOnceBetweenThem() {
        Map<String, String> schema = Instance.schema();
        try (Instance one = Instance.start(schema, QUICK); Instance other = Instance.start(schema, QUICK)) {
            one.bean(DeliveryWorkers.class).stop();
            List<ThingHappened> left = publish(one, 100);
            one.bean(DeliveryWorkers.class).start();
            List<ThingHappened> alive = Stream.of(publish(one, 50), publish(other, 50)).flatMap(List::stream).toList();

            awaitNothingToDo(one);

            assertThat(one.count("select count(*) from fixture_effect")).isEqualTo(3 * (left.size() + alive.size()));
            assertThat(one.count("select count(*) from (select distinct listener, event_id from fixture_effect) d"))
                    .isEqualTo(3 * (left.size() + alive.size()));
        }
    }

    @Test
    void oneTakesOverWhatTheOtherLeftWhenItDied() {
        Map<String, String> schema = Instance.schema();
        List<ThingHappened> left;
        try (Instance dead = Instance.start(schema, QUICK)) {
            dead.bean(DeliveryLoop.class).stop();
            dead.bean(DeliveryWorkers.class).stop();
            left = publish(dead, 5);
        }
        try (Instance other = Instance.start(schema, QUICK)) {
            left.forEach(event -> awaitEffect(other, event));
            awaitNothingToDo(other);
        }
    }

    @Test
    void oneTakesOverFromTheOtherThatStalledInTheMiddleOfAListener() throws InterruptedException {
        Map<String, String> schema = Instance.schema();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (Instance stalled = Instance.start(schema, QUICK); Instance other = Instance.start(schema, QUICK)) {
            stalled.bean(Script.class).after(event -> {
                stalled.isCutOffSoon();
                begun.countDown();
                goOn.await();
            });
            ThingHappened event = stalled.publish();
            begun.await();
            stalled.bean(DeliveryLoop.class).stop();

            awaitEffect(other, event);
            goOn.countDown();
            stalled.bean(DeliveryWorkers.class).stop();

            assertThat(other.effects(SCRIPTED, event.eventId())).isOne();
            awaitNothingToDo(other);
        }
    }

    @Test
    void oneGoesOnWithTheReplayThatTheOtherBegan() {
        Map<String, String> schema = Instance.schema();
        String settled = "madang.events.settle=0s";
        int events = 1200;
        try (Instance one = Instance.start(schema, settled)) {
            one.bean(DeliveryLoop.class).stop();
            one.bean(DeliveryWorkers.class).stop();
            one.transaction().executeWithoutResult(status -> IntStream.range(0, events)
                    .forEach(i -> one.bean(DomainEvents.class).publish(one.event())));
            one.update("delete from platform_event_delivery");
            ListenerReplay replay = one.bean(ListenerReplay.class);
            replay.start(SCRIPTED, Instant.EPOCH, "test");
            assertThat(replay.advance()).isTrue();
            assertThat(replay.advance()).as("the listener does not keep up").isFalse();
            assertThat(replay.latest(1).getFirst().events()).isEqualTo(500);
        }
        try (Instance other = Instance.start(schema, settled)) {
            await().untilAsserted(() -> assertThat(
                    other.bean(ListenerReplay.class).latest(1).getFirst().finishedAt()).isNotNull());
            awaitNothingToDo(other);
            assertThat(other.count("select count(*) from fixture_effect")).isEqualTo(events);
            assertThat(other.count("select count(distinct event_id) from fixture_effect")).isEqualTo(events);
        }
    }

    private static List<ThingHappened> publish(Instance instance, int events) {
        return IntStream.range(0, events).mapToObj(i -> instance.publish()).toList();
    }

    private static void awaitEffect(Instance instance, ThingHappened event) {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(instance.effects(SCRIPTED, event.eventId())).isOne());
    }

    private static void awaitNothingToDo(Instance instance) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(
                () -> assertThat(instance.count("select count(*) from platform_event_delivery")).isZero());
    }
}
