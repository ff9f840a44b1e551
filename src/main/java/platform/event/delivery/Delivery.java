package platform.event.delivery;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;

/**
 * One event for one listener, in the hands of this instance.
 *
 * @param attempt number of the try, counted from 1; the fence against an earlier taker whose answer comes late
 * @param traceId of the request that the event came from
 * @param takenAt {@link System#nanoTime} when it came here: from then on it belongs to this instance for the lease
 */
record Delivery(Listener listener, DomainEvent event, int attempt, @Nullable String traceId, long takenAt) {
    long eventId() {
        return event.eventId().value();
    }
}
