package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A show is over, and so are its prices.
 *
 * @param reason SELLER, TIME_OVER, SELLER_STOPPED
 * @param mostViewers at a time, as they were counted
 * @param visits how often it was opened
 */
@EventType(value = "commerce.live-show-ended", aggregate = "showId")
public record LiveShowEnded(Tsid eventId, Instant occurredAt, Tsid showId, Tsid sellerId, String title,
        Instant startedAt, String reason, int mostViewers, long visits) implements DomainEvent {}
