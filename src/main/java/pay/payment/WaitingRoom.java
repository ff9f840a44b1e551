package pay.payment;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Tsid;

/**
 * Where requests wait, without a connection, for a payment to be prepared. Those that are prepared on this instance are
 * called at once; for the others the waiter looks again by itself now and then.
 */
@Component
class WaitingRoom {
    private final ConcurrentMap<Tsid, CountDownLatch> bells = new ConcurrentHashMap<>();

    /** Enters before looking, so that a call between the look and the wait is heard. */
    CountDownLatch enter(Tsid orderId) {
        return bells.computeIfAbsent(orderId, id -> new CountDownLatch(1));
    }

    /** Waits until the order is called or {@code longest} is over. */
    void await(CountDownLatch bell, Duration longest) {
        try {
            bell.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void leave(Tsid orderId, CountDownLatch bell) {
        bells.remove(orderId, bell);
    }

    /** Calls those who wait for this order, once what the current transaction wrote can be read. */
    void callAfterCommit(Tsid orderId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                CountDownLatch bell = bells.remove(orderId);
                if (bell != null) {
                    bell.countDown();
                }
            }
        });
    }
}
