package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A buyer bears the freight of a return before the purchase stood: so much was kept back of the refund, and of what was paid for
 * the way there of a parcel of which nothing is left, and is the seller's. Told once of a claim.
 */
@EventType(value = "commerce.return-freight-kept", aggregate = "orderId")
public record ReturnFreightKept(Tsid eventId, Instant occurredAt, Tsid claimId, Tsid orderId, Tsid itemId,
        Tsid sellerId, Won amount) implements DomainEvent {}
