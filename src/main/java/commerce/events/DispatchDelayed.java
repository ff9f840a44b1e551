package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller tells a buyer that an item will be sent later than it was to be.
 *
 * @param until by then
 * @param reason in the seller's words
 */
@EventType(value = "commerce.dispatch-delayed", aggregate = "orderId")
public record DispatchDelayed(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid buyerId, Tsid sellerId,
        String productName, Instant until, String reason) implements DomainEvent {}
