package platform.outside;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.time.SteadyClock;
import platform.web.limits.Place;

/**
 * Somebody outside who is called while a request waits. One who mostly does not answer, or dawdles, is left alone for a while; no more than some
 * wait for one at once; and who waits has no place among the requests that run until there is an answer, so that a slow bank slows down nobody
 * who wants nothing of it.
 */
public final class Party {
    private static final Logger LOG = LoggerFactory.getLogger(Party.class);
    /** At half a second an answer these are 128 calls a second of an instance, and at ten seconds 64 threads that wait. */
    private static final int MOST_AT_ONCE = 64;

    private final CircuitBreaker breaker;
    private final Semaphore lines = new Semaphore(MOST_AT_ONCE);

    /** @param name in the log, where it says when somebody is left alone, and when not any more */
    public Party(String name, CircuitBreakerConfig config) {
        this.breaker = CircuitBreaker.of(name,
                CircuitBreakerConfig.from(config).clock(SteadyClock.get()).build());
        breaker.getEventPublisher().onStateTransition(change -> LOG.warn("Calls to {}: {}", name,
                change.getStateTransition()));
    }

    /**
     * Calls them.
     *
     * @param left what is said when they were left alone: nothing was sent then
     */
    public <T> T call(Supplier<T> call, T left) {
        if (!lines.tryAcquire()) {
            return left;
        }
        try {
            return breaker.executeSupplier(() -> {
                Place.giveBack();
                return call.get();
            });
        } catch (CallNotPermittedException e) {
            return left;
        } finally {
            lines.release();
            Place.takeAgain();
        }
    }
}
