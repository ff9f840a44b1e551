package platform.time;

import java.time.Clock;
import java.time.Instant;

/**
 * For libraries that measure how long something lasts by a {@link Clock}: nobody sets it, neither on this machine nor at the database. What time it
 * is, it tells no better than this machine did once.
 */
public final class SteadyClock {
    private static final Clock CLOCK = new DatabaseClock(() -> {
        long now = System.nanoTime();
        return new DatabaseTime(now, Instant.now(), now);
    }, System::nanoTime);

    private SteadyClock() {}

    public static Clock get() {
        return CLOCK;
    }
}
