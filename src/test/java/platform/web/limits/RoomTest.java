package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class RoomTest {
    private static final int PLACES = 8;

    private final Room room = Room.of("test", PLACES, new SimpleMeterRegistry());

    @Test
    void aBurstIsWaitedOut() throws InterruptedException {
        fill();
        List<Thread> burst = wait(32);
        assertThat(room.enter(later())).as("one more, at once").isFalse();
        room.places().release(32);
        for (Thread each : burst) {
            each.join();
        }
        assertThat(room.places().availablePermits()).isZero();
    }

    @Test
    void nobodyWaitsInVainForLong() throws InterruptedException {
        fill();
        assertThat(room.enter(System.nanoTime())).as("in vain").isFalse();
        List<Thread> few = wait(PLACES / 4);
        assertThat(room.enter(System.nanoTime())).as("in vain, should the others have taken long to come").isFalse();
        assertThat(room.enter(later())).as("one more, at once").isFalse();
        room.places().release(few.size());
        for (Thread each : few) {
            each.join();
        }
    }

    private void fill() {
        for (int i = 0; i < PLACES; i++) {
            assertThat(room.enter(later())).isTrue();
        }
    }

    private List<Thread> wait(int many) {
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            waiting.add(Thread.startVirtualThread(() -> room.enter(later())));
            int there = i + 1;
            await().until(() -> room.places().getQueueLength() == there);
        }
        return waiting;
    }

    private static long later() {
        return System.nanoTime() + Duration.ofMinutes(1).toNanos();
    }
}
