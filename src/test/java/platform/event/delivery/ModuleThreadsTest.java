package platform.event.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ModuleThreadsTest {
    /** What fails on purpose is told to nobody: tests beside this one would hear of it. */
    private final ExecutorService threads = Executors.newFixedThreadPool(4,
            Thread.ofPlatform().uncaughtExceptionHandler((_, _) -> {
            }).factory());
    private final ModuleThreads slow = new ModuleThreads(threads, 2);
    private final ModuleThreads others = new ModuleThreads(threads, 2);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        threads.shutdownNow();
    }

    @Test
    void leaveTheOthersTheirPartWhileAllOfOneModuleWait() {
        for (int i = 0; i < 5; i++) {
            hold(slow, "slow " + i);
        }
        others.execute(() -> begun.add("other"));

        await().until(() -> begun.size() >= 3);
        assertThat(begun).containsExactlyInAnyOrder("slow 0", "slow 1", "other");
    }

    @Test
    void goOnInTurnWhenOneIsFree() {
        for (int i = 0; i < 5; i++) {
            hold(slow, "slow " + i);
        }
        goOn.countDown();

        await().until(() -> begun.size() == 5);
    }

    @Test
    void goOnAfterOneThatFails() {
        for (int i = 0; i < 5; i++) {
            slow.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
        }
        slow.execute(() -> begun.add("after"));

        await().until(() -> begun.contains("after"));
    }

    private void hold(ModuleThreads of, String name) {
        of.execute(() -> {
            begun.add(name);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
