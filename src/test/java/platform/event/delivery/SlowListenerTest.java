package platform.event.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SlowListenerTest {
    private static final String SLOW = "fixture.scripted";
    private static final Duration LEASE = Duration.ofSeconds(1);

    /** Waiting is no try: what has not begun may wait for many leases and is not given up. */
    @Test
    void losesNoTriesOfWhatOnlyWaits() {
        var goOn = new CountDownLatch(1);
        try (Instance instance = start(Instance.schema())) {
            instance.bean(Script.class).before(event -> goOn.await());
            List<ThingHappened> events = publish(instance);

            await().during(LEASE.multipliedBy(5)).until(() -> deadLetters(instance) == 0);
            goOn.countDown();

            awaitOneEffectOfEach(instance, events);
        }
    }

    /** Nor where each delivery takes longer than a lease, and others would take what waits at one instance. */
    @Test
    void losesNoTriesOfWhatWaitsWhileOthersWouldTakeIt() {
        var never = new CountDownLatch(1);
        Map<String, String> schema = Instance.schema();
        try (Instance one = start(schema); Instance other = start(schema)) {
            for (Instance each : List.of(one, other)) {
                each.bean(Script.class).before(event -> {
                    boolean _ = never.await(LEASE.toMillis() * 3 / 2, TimeUnit.MILLISECONDS);
                });
            }
            List<ThingHappened> events = publish(one);

            awaitOneEffectOfEach(one, events);
            assertThat(deadLetters(one)).isZero();
        }
    }

    private static List<ThingHappened> publish(Instance instance) {
        return IntStream.range(0, 24).mapToObj(i -> instance.publish()).toList();
    }

    private static void awaitOneEffectOfEach(Instance instance, List<ThingHappened> events) {
        await().untilAsserted(
                () -> assertThat(instance.count("select count(*) from platform_event_delivery")).isZero());
        assertThat(events).allSatisfy(event -> assertThat(instance.effects(SLOW, event.eventId())).isOne());
    }

    private static int deadLetters(Instance instance) {
        return instance.count("select count(*) from platform_event_dead_letter");
    }

    private static Instance start(Map<String, String> schema) {
        return Instance.start(schema, "madang.events.lease=" + LEASE.toMillis() + "ms", "madang.events.tries=3");
    }
}
