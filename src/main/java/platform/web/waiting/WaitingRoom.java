package platform.web.waiting;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.database.AnswerTime;
import platform.id.Tsid;
import platform.web.limits.Place;

/**
 * Where requests wait a moment for something that is on its way; between two looks no connection is held. What happens on
 * this instance calls them at once; for the rest they look again by themselves now and then. Who finds all places taken is
 * answered at once.
 */
public final class WaitingRoom {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** Another instance may do it, and its bell does not ring here. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ConcurrentMap<Tsid, Bell> bells = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Duration betweenLooks;

    /** Changed under its key in the map alone, where it stays as long as somebody listens. */
    private static final class Bell {
        private final CountDownLatch rings = new CountDownLatch(1);
        private int listeners;
    }

    /**
     * @param places requests of this instance that may wait at once; 0: nobody waits
     */
    public WaitingRoom(int places) {
        this(places, BETWEEN_LOOKS);
    }

    WaitingRoom(int places, Duration betweenLooks) {
        this.places = new Semaphore(places);
        this.betweenLooks = betweenLooks;
    }

    /**
     * What is seen as soon as it is enough, or after two seconds.
     *
     * @param about whose call is waited for
     * @param look reads it, in a transaction that ends with it
     */
    public <T> T await(Tsid about, Supplier<T> look, Predicate<T> enough) {
        long begin = System.nanoTime();
        boolean placed = false;
        try {
            while (true) {
                Bell bell = enter(about);
                try {
                    T seen = look.get();
                    placed = placed || (!enough.test(seen) && places.tryAcquire());
                    if (!placed || enough.test(seen) || System.nanoTime() - begin >= LONGEST.toNanos()
                            || Thread.currentThread().isInterrupted()) {
                        return seen;
                    }
                    Place.giveBack();
                    listen(bell);
                } finally {
                    leave(about, bell);
                }
            }
        } finally {
            if (placed) {
                places.release();
                AnswerTime.waitedSince(begin);
            }
        }
    }

    /** Enters before looking, so that a call between the look and the wait is heard. */
    private Bell enter(Tsid about) {
        return bells.compute(about, (_, there) -> {
            Bell bell = there == null ? new Bell() : there;
            bell.listeners++;
            return bell;
        });
    }

    /** One that has rung is not there any more. */
    private void leave(Tsid about, Bell bell) {
        bells.computeIfPresent(about, (_, there) -> there == bell && --bell.listeners == 0 ? null : there);
    }

    private void listen(Bell bell) {
        try {
            boolean _ = bell.rings.await(betweenLooks.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls those who wait for this, once what the current transaction wrote can be read. */
    public void callAfterCommit(Tsid about) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Bell bell = bells.remove(about);
                if (bell != null) {
                    bell.rings.countDown();
                }
            }
        });
    }
}
