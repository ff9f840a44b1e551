package platform.web.limits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A request's place among those that run at once, had by the thread that serves it. */
public final class Place implements AutoCloseable {
    private static final ThreadLocal<Place> HERE = new ThreadLocal<>();
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final List<Semaphore> taken;
    private boolean left;

    Place(List<Semaphore> taken) {
        this.taken = taken;
    }

    /**
     * Gives back the place of the request that this thread serves, if it serves one, before it waits for what costs this instance nothing: a
     * bank, an event, a turn. How many wait so is for the caller to bound. Who then goes on to write takes it again.
     */
    public static void giveBack() {
        Place here = HERE.get();
        if (here != null) {
            here.leave();
        }
    }

    /**
     * Takes the place again that {@link #giveBack} gave back, after the wait: a crowd that was answered at once by a bank does not write at once. Who
     * finds none for a second goes on without: what was answered has to be kept.
     */
    public static void takeAgain() {
        Place here = HERE.get();
        if (here != null && here.left) {
            here.left = !acquired(here.taken);
        }
    }

    private static boolean acquired(List<Semaphore> places) {
        long until = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < places.size(); i++) {
            if (!acquired(places.get(i), until)) {
                places.subList(0, i).forEach(Semaphore::release);
                return false;
            }
        }
        return true;
    }

    private static boolean acquired(Semaphore places, long until) {
        try {
            return places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void isHere() {
        HERE.set(this);
    }

    private void leave() {
        if (!left) {
            left = true;
            taken.forEach(Semaphore::release);
        }
    }

    @Override
    public void close() {
        leave();
        HERE.remove();
    }
}
