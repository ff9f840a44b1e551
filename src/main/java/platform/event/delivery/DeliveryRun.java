package platform.event.delivery;

import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.trace.Traces;

/**
 * Runs a listener. Its delivery rows are deleted before it does anything, in the same transaction: whoever commits that
 * deletion has the effect, and nobody else has it.
 */
@Component
class DeliveryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final Deliveries deliveries;
    private final DeliveryFailures failures;
    private final DeliveryMetrics metrics;
    private final Traces traces;
    private final TransactionTemplate transaction;

    DeliveryRun(Deliveries deliveries, DeliveryFailures failures, DeliveryMetrics metrics, Traces traces,
            PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.failures = failures;
        this.metrics = metrics;
        this.traces = traces;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Runs deliveries of one listener in one transaction, and each in its own when that fails, so that one that cannot be
     * done is alone in that. Failures are remembered for the next try.
     *
     * @return whether all went well at once
     */
    boolean run(List<Delivery> together) {
        if (together.size() == 1) {
            return runAlone(together.getFirst());
        }
        try {
            if (inOneTransaction(together)) {
                return true;
            }
        } catch (Exception failure) {
            LOG.debug("{} deliveries to {} failed together; running each alone", together.size(),
                    together.getFirst().listener().id(), failure);
        }
        together.forEach(this::runAlone);
        return false;
    }

    private boolean runAlone(Delivery delivery) {
        try {
            if (!inOneTransaction(List.of(delivery))) {
                metrics.skipped(delivery.listener().id());
            }
            return true;
        } catch (Throwable failure) {
            failures.record(delivery.listener().id(), delivery.eventId(), delivery.attempt(), delivery.traceId(),
                    failure);
            if (failure instanceof VirtualMachineError error) {
                throw error;
            }
            return false;
        }
    }

    /** What waited longer than its lease is others' too by now; of what was published here the first try counts all the same. */
    void leave(Delivery waitedTooLong) {
        if (waitedTooLong.attempt() > 1) {
            failures.neverBegan(waitedTooLong);
        }
    }

    /** False, and nothing done, when any of these stands already or is somebody else's. */
    boolean inOneTransaction(List<Delivery> together) {
        Listener listener = together.getFirst().listener();
        boolean done = Objects.requireNonNull(transaction.execute(status -> {
            List<Long> eventIds = together.stream().map(Delivery::eventId).toList();
            if (deliveries.take(listener.id(), eventIds) < together.size()) {
                status.setRollbackOnly();
                return false;
            }
            call(listener, together);
            return true;
        }));
        if (done) {
            metrics.handled(listener.id(), together.size());
        }
        return done;
    }

    private void call(Listener listener, List<Delivery> together) {
        if (together.size() > 1 && listener.together() != null) {
            traces.resume(together.getFirst().traceId(), "event delivery",
                    () -> listener.callTogether(together.stream().map(Delivery::event).toList()));
        } else {
            together.forEach(delivery -> traces.resume(delivery.traceId(), "event delivery",
                    () -> listener.call(delivery.event())));
        }
    }
}
