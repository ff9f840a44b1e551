package platform.event.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SlowListenerTest {
    private static final String SLOW = "fixture.scripted";
    private static final Duration LEASE = Duration.ofMillis(400);

    /** Waiting is no try: what has not begun may wait for many leases and is not given up. */
    @Test
    void losesNoTriesOfWhatOnlyWaits() {
        try (Instance instance = start(Instance.schema())) {
            losesNoTries(List.of(instance));
        }
    }

    /** Nor when it waits at one instance and the other in turn. */
    @Test
    void losesNoTriesOfWhatWaitsOnTwoInstances() {
        Map<String, String> schema = Instance.schema();
        try (Instance one = start(schema); Instance other = start(schema)) {
            losesNoTries(List.of(one, other));
        }
    }

    private static void losesNoTries(List<Instance> instances) {
        var goOn = new CountDownLatch(1);
        instances.forEach(each -> each.bean(Script.class).before(event -> goOn.await()));
        Instance instance = instances.getFirst();
        List<ThingHappened> events = IntStream.range(0, 50).mapToObj(i -> instance.publish()).toList();

        await().during(LEASE.multipliedBy(8))
                .until(() -> instance.count("select count(*) from platform_event_dead_letter") == 0);
        goOn.countDown();

        await().untilAsserted(
                () -> assertThat(instance.count("select count(*) from platform_event_delivery")).isZero());
        assertThat(events).allSatisfy(event -> assertThat(instance.effects(SLOW, event.eventId())).isOne());
    }

    private static Instance start(Map<String, String> schema) {
        return Instance.start(schema, "madang.events.lease=" + LEASE.toMillis() + "ms", "madang.events.tries=3");
    }
}
