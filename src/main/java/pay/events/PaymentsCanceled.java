package pay.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * These payments were undone before any money was taken, what {@link PaymentCanceled} says of one: a list, since orders that were taken
 * back together are answered in one transaction (ADR 15).
 *
 * @param payments at least two
 */
@EventType(value = "pay.payments-canceled", aggregate = "eventId")
public record PaymentsCanceled(Tsid eventId, Instant occurredAt, List<Canceled> payments) implements DomainEvent {
    /** One of them. */
    public record Canceled(Tsid paymentId, Tsid orderId, Tsid memberId, int version) {}
}
