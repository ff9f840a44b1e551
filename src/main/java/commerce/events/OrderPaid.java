package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** The payment of an order was approved and its stock is sold. */
@EventType(value = "commerce.order-paid", aggregate = "orderId")
public record OrderPaid(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid buyerId, Tsid paymentId, Won amount)
        implements
            DomainEvent {}
