package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** The payment can no longer succeed. Final. */
@EventType(value = "pay.payment-failed", aggregate = "paymentId")
public record PaymentFailed(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId, int version)
        implements
            DomainEvent {}
