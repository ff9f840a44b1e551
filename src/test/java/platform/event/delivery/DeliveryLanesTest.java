package platform.event.delivery;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import fixture.events.ThingHappened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.event.Together;
import platform.event.delivery.DeliveryLanes.Offer;
import platform.event.log.EventKind;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryLanesTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMillis(150);

    private static final Method METHOD = ThingHappened.class.getMethods()[0];
    private static final EventKind KIND = new EventKind("fixture.thing-happened", 1, "fixture", ThingHappened.class,
            List.of(), METHOD);

    private final DeliveryLanes lanes = new DeliveryLanes(100, 2, 4);

    @Test
    void letsMoreShareTheMoreWaitAndTheBetterItGoes() {
        offer("a", 50);

        assertThat(runAll("a", true, SHORT)).startsWith(1, 2, 4, 4, 4);
    }

    @Test
    void letsFewerShareWhenThatTookLong() {
        offer("a", 50);
        runAll("a", true, SHORT);
        offer("a", 20);

        assertThat(runAll("a", true, LONG)).startsWith(4, 2, 1, 1);
    }

    @Test
    void letsEachBeAloneAfterAFailure() {
        offer("a", 50);
        runAll("a", true, SHORT);
        offer("a", 20);

        assertThat(runAll("a", false, SHORT)).startsWith(4, 1, 1);
    }

    @Test
    void givesOneListenerNoMoreThanItsPartOfTheThreads() {
        assertThat(lanes.offer(delivery("slow"))).isEqualTo(Offer.NEEDS_A_THREAD);
        assertThat(lanes.offer(delivery("slow"))).isEqualTo(Offer.NEEDS_A_THREAD);
        assertThat(lanes.offer(delivery("slow"))).isEqualTo(Offer.WAITS);
        assertThat(lanes.offer(delivery("other"))).isEqualTo(Offer.NEEDS_A_THREAD);
    }

    @Test
    void doesWithOneThreadWhatOneTransactionTakes() {
        offer("a", 50);
        runAll("a", true, SHORT);

        assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.NEEDS_A_THREAD);
        for (int waiting = 2; waiting <= 3; waiting++) {
            assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.WAITS);
        }
        assertThat(lanes.offer(delivery("a"))).as("more than one transaction takes").isEqualTo(Offer.NEEDS_A_THREAD);
        assertThat(lanes.next("a")).hasSize(4);
        assertThat(lanes.next("a")).as("nothing left for the second thread").isEmpty();
    }

    @Test
    void freesAThreadThatFindsNothingAndAsksForOneAgain() {
        offer("a", 2);
        assertThat(lanes.next("a")).hasSize(1);
        assertThat(lanes.next("a")).hasSize(1);
        assertThat(lanes.next("a")).isEmpty();

        assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.NEEDS_A_THREAD);
        assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.WAITS);
    }

    @Test
    void leavesToOtherInstancesWhatItHasNoRoomForAndRoomToOtherListeners() {
        offer("a", 100);

        assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.NO_ROOM);
        assertThat(lanes.offer(delivery("b"))).isEqualTo(Offer.NEEDS_A_THREAD);
        lanes.next("a");
        assertThat(lanes.waiting()).isEqualTo(100);
        assertThat(lanes.offer(delivery("a"))).isEqualTo(Offer.WAITS);
    }

    @Test
    void saysHowManyMoreWouldBeginSoon() {
        assertThat(lanes.canBeginSoon("a")).isEqualTo(2);
        find("a", 2);
        assertThat(lanes.canBeginSoon("a")).isZero();
        offer("a", 50);
        runAll("a", true, SHORT);
        assertThat(lanes.canBeginSoon("a")).isEqualTo(8);
        find("a", 5);
        assertThat(lanes.canBeginSoon("a")).isEqualTo(3);
    }

    @Test
    void takesAwayWhatWasFoundAndHasWaitedTooLongAlone() {
        offer("a", 3);
        find("a", 2);
        find("b", 1);

        assertThat(lanes.removeFoundBefore(0)).as("taken at 0").isEmpty();
        assertThat(lanes.removeFoundBefore(1)).extracting(each -> each.listener().id()).containsExactlyInAnyOrder("a",
                "a", "b");
        assertThat(lanes.waiting()).isEqualTo(3);
        assertThat(runAll("a", true, SHORT)).as("what was published here").isEqualTo(List.of(1, 2));
    }

    @Test
    void takesWhatWasFoundAndWhatKeepsComingInTurn() {
        Delivery published = delivery("a");
        lanes.offer(published);
        offer("a", 50);
        assertThat(lanes.canBeginSoon("a")).as("however many wait").isEqualTo(2);
        Delivery found = delivery("a");
        lanes.offerFound(found);
        find("a", 1);

        assertThat(lanes.next("a")).containsExactly(found);
        assertThat(lanes.next("a")).containsExactly(published);
        assertThat(lanes.next("a")).doesNotContain(published);
    }

    @Test
    void leavesAListenerAloneAfterThoseThatSharedATransactionUnlessMoreWaitThanOneTakes() throws Exception {
        Listener paced = listener("a", DeliveryLanesTest.class.getDeclaredMethod("together", List.class));
        offer("a", 50);
        runAll("a", true, SHORT);
        offer("a", 9);

        lanes.next("a");
        assertThat(lanes.ran(paced, 4, true, SHORT)).as("5 wait").isZero();
        lanes.next("a");
        assertThat(lanes.ran(paced, 4, true, SHORT)).as("from when it began").isEqualTo(Duration.ofMillis(49));
        assertThat(lanes.ran(paced, 4, true, Duration.ofMillis(60))).as("that was long ago").isZero();
        assertThat(lanes.ran(paced, 1, true, SHORT)).as("alone").isZero();
        assertThat(lanes.ran(listener("a", null), 4, true, SHORT)).as("at no pace").isZero();
    }

    private void offer(String listener, int deliveries) {
        for (int i = 0; i < deliveries; i++) {
            lanes.offer(delivery(listener));
        }
    }

    private void find(String listener, int deliveries) {
        for (int i = 0; i < deliveries; i++) {
            lanes.offerFound(delivery(listener));
        }
    }

    /** How many ran together, time by time, until nothing waits. */
    private List<Integer> runAll(String listener, boolean well, Duration took) {
        List<Integer> sizes = new ArrayList<>();
        while (lanes.waiting() > 0) {
            int together = lanes.next(listener).size();
            if (together > 0) {
                lanes.ran(listener(listener, null), together, well, took);
                sizes.add(together);
            }
        }
        lanes.next(listener);
        return sizes;
    }

    private static Delivery delivery(String listener) {
        ThingHappened event = new ThingHappened(new Tsid(1), Instant.EPOCH, new Tsid(2), "뭔가");
        return new Delivery(listener(listener, null), event, 1, null, 0);
    }

    private static Listener listener(String id, @Nullable Method together) {
        return new Listener(id, KIND, new Object(), METHOD, together);
    }

    @Together(value = "a", pace = 50)
    void together(List<ThingHappened> events) {
        throw new IllegalStateException("Not called: " + events);
    }
}
