package platform.event.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.log.EventLog;
import platform.event.log.LoggedEvent;

/**
 * Looks in the database for deliveries that are due, whoever published them: left by an instance that died, stalled or had
 * no room, failed before, or asked for by an operator. Takes only as many as can begin soon, since each taking counts as a
 * try, and only for listeners and types of events that this instance has.
 */
@Component
class DeliveryPoller {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPoller.class);
    private static final int BATCH = 100;

    private final Deliveries deliveries;
    private final DeliveryFailures failures;
    private final DeliveryWorkers workers;
    private final Listeners listeners;
    private final EventLog log;
    private final Clock clock;
    private final DeliveryProperties properties;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    DeliveryPoller(Deliveries deliveries, DeliveryFailures failures, DeliveryWorkers workers, Listeners listeners,
            EventLog log, Clock clock, DeliveryProperties properties, PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.failures = failures;
        this.workers = workers;
        this.listeners = listeners;
        this.log = log;
        this.clock = clock;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * Takes what is due, in turn for each listener; whether there may be more at once: some was taken, or there was no room for it. What only
     * instances of another release can take is left to them. What goes wrong with one listener's keeps no other from its turn, nor the loop from
     * what it does besides.
     */
    boolean poll() {
        boolean more = false;
        Instant now = clock.instant();
        Map<String, Instant> due = firstDue();
        for (var entry : due.entrySet()) {
            Listener listener = listeners.find(entry.getKey()).orElse(null);
            if (listener != null && !entry.getValue().isAfter(now)) {
                int most = Math.min(workers.canBeginSoon(listener), BATCH);
                try {
                    more |= most <= 0 || take(listener, now, most);
                } catch (RuntimeException e) {
                    LOG.error("Deliveries to listener {} cannot be taken, and are tried again in the next round: {}",
                            listener.id(), e.toString());
                }
            }
        }
        return more;
    }

    private Map<String, Instant> firstDue() {
        return Objects.requireNonNull(reading.execute(status -> deliveries.firstDue()));
    }

    /** Whether there was anything. */
    private boolean take(Listener listener, Instant now, int limit) {
        long takenAt = System.nanoTime();
        Map<Long, Integer> claimed = Objects.requireNonNull(transaction.execute(status -> {
            var taken = deliveries.claim(listener.id(), listener.kind().type(), now, now.plus(properties.lease()),
                    limit);
            abandon(listener, taken);
            return taken;
        }));
        List<Long> tried = claimed.entrySet().stream().filter(each -> each.getValue() <= properties.tries())
                .map(Map.Entry::getKey).toList();
        List<LoggedEvent> events = Objects.requireNonNull(reading.execute(status -> log.find(tried)));
        for (LoggedEvent event : events) {
            hand(listener, event, Objects.requireNonNull(claimed.get(event.id())), takenAt);
        }
        return !claimed.isEmpty();
    }

    /** What has no try left; where the log has forgotten the event too. */
    private void abandon(Listener listener, Map<Long, Integer> taken) {
        List<Long> over = taken.entrySet().stream().filter(each -> each.getValue() > properties.tries())
                .map(Map.Entry::getKey).toList();
        Map<Long, LoggedEvent> events = log.find(over).stream()
                .collect(Collectors.toMap(LoggedEvent::id, Function.identity()));
        for (Long eventId : over) {
            LoggedEvent event = events.get(eventId);
            failures.abandon(listener.id(), eventId, Objects.requireNonNull(taken.get(eventId)),
                    event == null ? null : event.traceId());
        }
    }

    private void hand(Listener listener, LoggedEvent logged, int attempt, long takenAt) {
        try {
            DomainEvent event = log.read(logged);
            workers.takeFound(new Delivery(listener, event, attempt, logged.traceId(), takenAt));
        } catch (RuntimeException e) {
            failures.record(listener.id(), logged.id(), attempt, logged.traceId(), e);
        }
    }
}
