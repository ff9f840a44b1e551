package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** Nobody confirmed the payment in time. Final. */
@EventType(value = "pay.payment-expired", aggregate = "paymentId")
public record PaymentExpired(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId, int version)
        implements
            DomainEvent {}
