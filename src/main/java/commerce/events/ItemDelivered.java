package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * An item has arrived at its buyer's. That is taken back when its number was another parcel's ({@link InvoiceFreed},
 * {@link InvoiceCorrected}); another one follows when it arrives then.
 *
 * @param confirmBy then the purchase confirms itself, unless there is a claim
 */
@EventType(value = "commerce.item-delivered", aggregate = "orderId")
public record ItemDelivered(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid buyerId, Tsid sellerId,
        String productName, Instant confirmBy) implements DomainEvent {}
