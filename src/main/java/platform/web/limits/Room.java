package platform.web.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Places of one kind, as operators see them, and those who wait for one. A burst is waited out; a crowd is not. */
final class Room {
    private static final int MOST_WAITING = 32;
    /** Of the places, where somebody has waited in vain lately: so many are free again in time even when each request takes four times the patience. */
    private static final int SHARE_WAITING = 4;
    private static final long LATELY = Duration.ofSeconds(1).toNanos();

    private final Semaphore places;
    private final int most;
    private final Counter refused;
    private volatile long inVain = System.nanoTime() - LATELY;

    private Room(Semaphore places, int most, Counter refused) {
        this.places = places;
        this.most = most;
        this.refused = refused;
    }

    /** @param name of the kind in the metrics */
    static Room of(String name, int most, MeterRegistry meters) {
        Semaphore places = new Semaphore(most);
        meters.gauge("madang.admission.free", Tags.of("places", name), places, Semaphore::availablePermits);
        return new Room(places, most, meters.counter("madang.admission.refused", "places", name));
    }

    Semaphore places() {
        return places;
    }

    /** Counts who found none. */
    Counter refused() {
        return refused;
    }

    boolean isEmpty() {
        return places.availablePermits() == most;
    }

    boolean isWaitedFor() {
        return places.hasQueuedThreads();
    }

    /** Takes a place, for which it waits until then where not too many wait. */
    boolean enter(long until) {
        if (places.tryAcquire()) {
            return true;
        }
        if (places.getQueueLength() >= mostWaiting()) {
            return false;
        }
        try {
            if (places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            inVain = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private int mostWaiting() {
        return System.nanoTime() - inVain < LATELY
                ? Math.min(MOST_WAITING, (most + SHARE_WAITING - 1) / SHARE_WAITING)
                : MOST_WAITING;
    }
}
