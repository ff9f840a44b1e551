package platform.event.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.log.Mask;
import platform.trace.Traces;

/** What becomes of a delivery whose try failed: another one later, or a dead letter. It is said under the trace that the event came from. */
@Component
class DeliveryFailures {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFailures.class);
    private static final String SPAN = "event failure";
    /** A trace for each try of a listener that always fails would fill the log, and cost more than the tries. */
    private static final long TRACED_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Long> traced = new ConcurrentHashMap<>();
    private final Deliveries deliveries;
    private final DeliveryMetrics metrics;
    private final DeliveryProperties properties;
    private final Traces traces;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DeliveryFailures(Deliveries deliveries, DeliveryMetrics metrics, DeliveryProperties properties, Traces traces,
            Clock clock, PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.properties = properties;
        this.traces = traces;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Remembers that try number {@code attempt} failed. When even that fails, the lease runs out and the poller tries again. */
    void record(String listener, long eventId, int attempt, @Nullable String traceId, Throwable failure) {
        traces.resume(traceId, SPAN, () -> record(listener, eventId, attempt, failure));
    }

    private void record(String listener, long eventId, int attempt, Throwable failure) {
        metrics.failed(listener);
        String cause = Mask.of(NestedExceptionUtils.getMostSpecificCause(failure).toString());
        try {
            transaction.executeWithoutResult(status -> settle(listener, eventId, attempt, cause));
            LOG.warn("Listener {} failed on event {}, try {} of {}: {}", listener, eventId, attempt, properties.tries(),
                    cause, isToBeTraced(listener) ? failure : null);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Listener {} failed on event {}, and so did writing that down", listener, eventId, e);
        }
    }

    private boolean isToBeTraced(String listener) {
        long now = System.nanoTime();
        Long last = traced.get(listener);
        if (last != null && now - last < TRACED_EVERY_NANOS) {
            return false;
        }
        traced.put(listener, now);
        return true;
    }

    /** Of a delivery that was found in the database and then waited here until it was anybody's again: that was no try. */
    void neverBegan(Delivery delivery) {
        try {
            transaction.executeWithoutResult(status -> deliveries.giveBack(delivery.listener().id(), delivery.eventId(),
                    delivery.attempt(), clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("A try was counted that never began", e);
        }
    }

    /** Like {@link #record} for a try of which nothing is known but that it did not end. */
    void abandon(String listener, long eventId, int attempt, @Nullable String traceId) {
        traces.resume(traceId, SPAN, () -> settle(listener, eventId, attempt,
                "The last try did not end: its instance died, stalled or had no room"));
    }

    private void settle(String listener, long eventId, int attempt, String error) {
        if (attempt < properties.tries()) {
            deliveries.postpone(listener, eventId, attempt, clock.instant().plus(properties.delayAfter(attempt)),
                    error);
        } else if (deliveries.bury(listener, eventId, attempt, properties.tries(), clock.instant(), error)) {
            metrics.died(listener);
            LOG.error("Listener {} gave event {} up after {} tries: a dead letter", listener, eventId, attempt);
        }
    }
}
