package platform.web.limits;

import java.util.List;
import java.util.concurrent.Semaphore;

/** A request's place among those that run at once, had by the thread that serves it. */
public final class Place implements AutoCloseable {
    private static final ThreadLocal<Place> HERE = new ThreadLocal<>();

    private final List<Semaphore> taken;
    private boolean left;

    Place(List<Semaphore> taken) {
        this.taken = taken;
    }

    /**
     * Gives back the place of the request that this thread serves, if it serves one, before it waits for what costs this instance nothing: a
     * bank, an event, a turn. It is not asked for again, since little is left to do then. How many wait so is for the caller to bound.
     */
    public static void giveBack() {
        Place here = HERE.get();
        if (here != null) {
            here.leave();
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
