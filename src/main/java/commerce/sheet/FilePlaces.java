package commerce.sheet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Files that sellers take away are made a few at a time: each holds a lot in memory, and a core. */
@Component
public class FilePlaces {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(4);

    /** Makes one. */
    @FunctionalInterface
    public interface Making {
        void run() throws IOException;
    }

    /**
     * Makes a file in a place of its own.
     *
     * @throws DomainException {@code TEMPORARILY_UNAVAILABLE} while too many others are at it; nothing is done then
     */
    public void within(Making making) throws IOException {
        if (!places.tryAcquire()) {
            throw DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            making.run();
        } finally {
            places.release();
        }
    }
}
