package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** Commerce has waited too long for the end of a payment; pay publishes its present state again. */
@EventType(value = "commerce.payment-state-asked", aggregate = "orderId")
public record PaymentStateAsked(Tsid eventId, Instant occurredAt, Tsid orderId) implements DomainEvent {}
