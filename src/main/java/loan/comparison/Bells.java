package loan.comparison;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the streams of this instance when something is written about their comparison. What another instance writes rings
 * no bell here: streams look by themselves now and then.
 */
@Component
class Bells {
    private final ConcurrentMap<ComparisonId, CountDownLatch> bells = new ConcurrentHashMap<>();

    /** Taken before looking, so that what is written between the look and the wait is heard. */
    CountDownLatch take(ComparisonId comparison) {
        return bells.computeIfAbsent(comparison, id -> new CountDownLatch(1));
    }

    /** Waits for a ring, no longer than {@code longest}. */
    void await(ComparisonId comparison, CountDownLatch bell, Duration longest) {
        try {
            bell.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            bells.remove(comparison, bell);
        }
    }

    void ringAfterCommit(ComparisonId comparison) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                CountDownLatch bell = bells.remove(comparison);
                if (bell != null) {
                    bell.countDown();
                }
            }
        });
    }
}
