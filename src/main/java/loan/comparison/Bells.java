package loan.comparison;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

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

    /** Taken before looking, so that what is written between the look and the wait is heard; given back in any case. */
    CountDownLatch take(ComparisonId comparison) {
        return bells.computeIfAbsent(comparison, id -> new CountDownLatch(1));
    }

    void giveBack(ComparisonId comparison, CountDownLatch bell) {
        bells.remove(comparison, bell);
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
