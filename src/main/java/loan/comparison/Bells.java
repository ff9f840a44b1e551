package loan.comparison;

import java.util.ArrayList;
import java.util.List;
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
    private final ConcurrentMap<ComparisonId, List<CountDownLatch>> bells = new ConcurrentHashMap<>();

    /**
     * One of one's own: others may watch the same comparison. Taken before looking, so that what is written between the look
     * and the wait is heard; given back in any case.
     */
    CountDownLatch take(ComparisonId comparison) {
        CountDownLatch bell = new CountDownLatch(1);
        bells.compute(comparison, (_, hung) -> {
            List<CountDownLatch> all = hung == null ? new ArrayList<>() : hung;
            all.add(bell);
            return all;
        });
        return bell;
    }

    void giveBack(ComparisonId comparison, CountDownLatch bell) {
        bells.computeIfPresent(comparison, (_, hung) -> {
            hung.remove(bell);
            return hung.isEmpty() ? null : hung;
        });
    }

    void ringAfterCommit(ComparisonId comparison) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bells.computeIfPresent(comparison, (_, hung) -> {
                    hung.forEach(CountDownLatch::countDown);
                    return null;
                });
            }
        });
    }
}
