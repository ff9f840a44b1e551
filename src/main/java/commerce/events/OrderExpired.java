package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Nobody paid in time; the stock is free again and pay ends what is still open. Of orders that end together {@link OrdersExpired} tells
 * instead: who follows one follows both.
 */
@EventType(value = "commerce.order-expired", aggregate = "orderId")
public record OrderExpired(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid buyerId) implements DomainEvent {}
