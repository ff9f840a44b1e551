package commerce.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Nobody paid for these in time, what {@link OrderExpired} says of one: a list, since those that are due together end in one transaction
 * (ADR 15).
 *
 * @param orders at least two
 */
@EventType(value = "commerce.orders-expired", aggregate = "eventId")
public record OrdersExpired(Tsid eventId, Instant occurredAt, List<Expired> orders) implements DomainEvent {
    /** One of them. */
    public record Expired(Tsid orderId, Tsid buyerId) {}
}
