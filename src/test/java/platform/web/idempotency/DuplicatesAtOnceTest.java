package platform.web.idempotency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import platform.web.DomainException;
import platform.web.PlatformError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The same request while the first is still running. */
class DuplicatesAtOnceTest extends IdempotencyScene {
    @Test
    void concurrentDuplicatesHaveOneEffect() throws Exception {
        int threads = 16;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    start.await();
                    return outcome(() -> idempotency.once(key, null, this::effect));
                }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isIn("first", "replayed", "IDEMPOTENCY_KEY_IN_PROGRESS");
            }
        }
        assertThat(effects()).isEqualTo(1);
        assertThat(answers.stream().filter(a -> a.resultNow().equals("first"))).hasSize(1);
    }

    @Test
    void saysAtOnceThatTheFirstOneIsStillRunning() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> idempotency.once(key, null, () -> {
                running.countDown();
                await(release);
                return effect();
            }));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            assertThatThrownBy(() -> idempotency.once(key, null, this::effect)).isInstanceOfSatisfying(
                    DomainException.class, e -> {
                        assertThat(e.code()).isEqualTo(PlatformError.IDEMPOTENCY_KEY_IN_PROGRESS);
                        assertThat(e.retryAfter()).isNotNull();
                    });
            assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(8));
            release.countDown();
            first.get(10, TimeUnit.SECONDS);
        }
        assertThat(effects()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
