package platform.web.limits;

import java.util.List;
import java.util.concurrent.Semaphore;

/** The one place of its kind, had by the thread that makes it as if it served a request. */
public final class TestPlace implements AutoCloseable {
    private final Semaphore free = new Semaphore(0);
    private final Place place = new Place(List.of(free));

    public TestPlace() {
        place.isHere();
    }

    /** Whether it is held, and nobody else could have it. */
    public boolean isTaken() {
        return free.availablePermits() == 0;
    }

    @Override
    public void close() {
        place.close();
    }
}
