package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller has handed an item to a courier.
 *
 * @param quantity how many pieces of it were left then
 * @param courier a code, for example {@code CJ_LOGISTICS}
 * @param invoice what the courier knows the parcel by; the first, when it took several
 */
@EventType(value = "commerce.item-shipped", aggregate = "orderId")
public record ItemShipped(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid buyerId, Tsid sellerId,
        String productName, int quantity, String courier, String invoice) implements DomainEvent {}
