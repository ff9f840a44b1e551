package commerce.shelf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What many look for at once. */
class SharedReadsTest {
    private final SharedReads<String, Integer> reads = new SharedReads<>();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void isReadOnceForAllWhoAskMeanwhileAndAnewAfterwards() {
        CountDownLatch slow = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> read(slow), Thread::startVirtualThread);
        Awaitility.await().until(() -> count.get() == 1);
        Thread[] second = new Thread[1];
        CompletableFuture<Integer> joined = CompletableFuture.supplyAsync(() -> read(slow),
                task -> second[0] = Thread.ofPlatform().start(task));
        Awaitility.await().until(() -> second[0].getState() == Thread.State.WAITING);
        slow.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(joined.join()).isEqualTo(1);
        assertThat(read(slow)).isEqualTo(2);
    }

    @Test
    void isReadAnewByWhoAsksAfterAChange() {
        CountDownLatch slow = new CountDownLatch(1);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> read(slow), Thread::startVirtualThread);
        Awaitility.await().until(() -> count.get() == 1);
        reads.forget("감귤");
        assertThat(read(new CountDownLatch(0))).isEqualTo(2);
        slow.countDown();
        assertThat(before.join()).isEqualTo(1);
    }

    @Test
    void failsForAllAndIsTriedAgain() {
        assertThatThrownBy(() -> reads.read("감귤", () -> {
            throw new IllegalArgumentException("a test's");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(read(new CountDownLatch(0))).isEqualTo(1);
    }

    private int read(CountDownLatch until) {
        return reads.read("감귤", () -> {
            int number = count.incrementAndGet();
            until.await();
            return number;
        });
    }
}
