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
    /** More than an instance has comparisons at once, each of which asks each lender. At ten seconds an answer these are 25 calls a second. */
    private static final int MOST_AT_ONCE = 256;

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
     * @param left what is said, or thrown, when they were left alone: nothing was sent then
     */
    public <T> T call(Supplier<T> call, Supplier<T> left) {
        if (!lines.tryAcquire()) {
            return left.get();
        }
        try {
            return breaker.executeSupplier(() -> {
                Place.giveBack();
                return call.get();
            });
        } catch (CallNotPermittedException e) {
            return left.get();
        } finally {
            lines.release();
            Place.takeAgain();
        }
    }

    /** CLOSED (they are called), OPEN (they are left alone) or HALF_OPEN (a few calls try them out). */
    public CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** Tells how each call ended. */
    public CircuitBreaker.EventPublisher ends() {
        return breaker.getEventPublisher();
    }
}
