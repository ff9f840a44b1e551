package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** An order is undone: no money is held for it and its stock is free again. */
@EventType(value = "commerce.order-canceled", aggregate = "orderId")
public record OrderCanceled(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid buyerId, String reason)
        implements
            DomainEvent {}
