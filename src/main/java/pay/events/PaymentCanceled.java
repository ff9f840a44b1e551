package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * The payment was undone before any money was taken. Final. Of payments that are undone together {@link PaymentsCanceled} tells instead: who
 * follows one follows both.
 */
@EventType(value = "pay.payment-canceled", aggregate = "paymentId")
public record PaymentCanceled(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId,
        int version)
        implements
            DomainEvent {}
