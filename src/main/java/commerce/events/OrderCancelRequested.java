package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** The buyer wants an order undone that is not paid yet, as far as commerce knows; pay decides the race. */
@EventType(value = "commerce.order-cancel-requested", aggregate = "orderId")
public record OrderCancelRequested(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid buyerId)
        implements
            DomainEvent {}
