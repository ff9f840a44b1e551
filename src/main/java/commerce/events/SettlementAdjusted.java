package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Two operators have added something to what a seller is owed; the platform bears it.
 *
 * @param amount negative, it was taken away, and is the platform's
 */
@EventType(value = "commerce.settlement-adjusted", aggregate = "sellerId")
public record SettlementAdjusted(Tsid eventId, Instant occurredAt, Tsid adjustmentId, Tsid sellerId,
        Won amount) implements DomainEvent {}
