package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** A payment waits for its member to confirm it until {@code payBy}. */
@EventType(value = "pay.payment-prepared", aggregate = "paymentId")
public record PaymentPrepared(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId, Won amount,
        Instant payBy, int version) implements DomainEvent {}
