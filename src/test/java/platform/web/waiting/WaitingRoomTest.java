package platform.web.waiting;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Tsid;
import platform.web.limits.TestPlace;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingRoomTest {
    private static final Tsid ORDER = new Tsid(2);
    private static final int THERE = 1;
    private static final int NOT_YET = 0;

    /** How often somebody looked. */
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksAgainUntilItIsThere() {
        assertThat(await(new WaitingRoom(1), look -> look < 3 ? NOT_YET : THERE)).isEqualTo(THERE);
        assertThat(looks).hasValue(3);
    }

    @Test
    void answersAtOnceWhenAllPlacesAreTaken() throws Exception {
        WaitingRoom room = new WaitingRoom(1);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        IntUnaryOperator look = number -> {
            // The first who waits: its second look, in its place, takes until it is there.
            if (number == 2) {
                waits.countDown();
                return seen.join();
            }
            return number < 5 ? NOT_YET : THERE;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> await(room, look));
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();

            int second = await(room, look);
            int looked = looks.get();
            seen.complete(THERE);

            assertThat(second).isEqualTo(NOT_YET);
            assertThat(looked).as("the second looked once").isEqualTo(3);
            assertThat(first.get()).isEqualTo(THERE);
        }
        assertThat(await(room, look)).as("in the place that is free again").isEqualTo(THERE);
        assertThat(looks).hasValue(5);
    }

    /** By itself it would look a second time in an hour. */
    @Test
    void looksAgainWhenItIsCalled() throws Exception {
        WaitingRoom room = new WaitingRoom(1, Duration.ofHours(1));
        IntUnaryOperator look = number -> {
            if (number == 1) {
                call(room);
            }
            return number < 2 ? NOT_YET : THERE;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> seen = threads.submit(() -> await(room, look));
            try {
                assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(THERE);
            } finally {
                seen.cancel(true);
            }
        }
    }

    /** The first goes away while the second still listens; by itself that would look again in an hour. */
    @Test
    void whoGoesAwayTakesTheBellFromNobody() throws Exception {
        WaitingRoom room = new WaitingRoom(2, Duration.ofHours(1));
        AtomicBoolean there = new AtomicBoolean();
        IntUnaryOperator look = _ -> there.get() ? THERE : NOT_YET;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread first = Thread.ofVirtual().start(() -> await(room, look));
            awaitWaiting(first);
            AtomicReference<Thread> waits = new AtomicReference<>();
            Future<Integer> second = threads.submit(() -> {
                waits.set(Thread.currentThread());
                return await(room, look);
            });
            Awaitility.await().until(() -> waits.get() != null);
            awaitWaiting(waits.get());
            first.interrupt();
            first.join();

            there.set(true);
            call(room);
            try {
                assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(THERE);
            } finally {
                second.cancel(true);
            }
        }
    }

    private static void awaitWaiting(Thread thread) {
        Awaitility.await().pollInterval(Duration.ofMillis(5))
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void whoWaitsHasNoPlaceAmongThoseWhoAreServed() {
        try (TestPlace place = new TestPlace()) {
            await(new WaitingRoom(1), look -> {
                assertThat(place.isTaken()).as("look " + look).isEqualTo(look == 1);
                return look < 3 ? NOT_YET : THERE;
            });
        }
        assertThat(looks).hasValue(3);
    }

    private static void call(WaitingRoom room) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            room.callAfterCommit(ORDER);
            TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    private int await(WaitingRoom room, IntUnaryOperator look) {
        return room.await(ORDER, () -> look.applyAsInt(looks.incrementAndGet()), seen -> seen == THERE);
    }
}
