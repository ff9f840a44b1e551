package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** A refund was refused for good. {@code reason} is a code, for example {@code REFUND_EXCEEDS_CAPTURED}. */
@EventType(value = "pay.refund-failed", aggregate = "paymentId")
public record RefundFailed(Tsid eventId, Instant occurredAt, Tsid refundId, Tsid paymentId, Tsid orderId,
        String reason) implements DomainEvent {}
