package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A product may be bought for the first time.
 *
 * @param category the sort of goods
 * @param price of a form without a price difference, before any sale
 */
@EventType(value = "commerce.product-published", aggregate = "productId")
public record ProductPublished(Tsid eventId, Instant occurredAt, Tsid productId, Tsid sellerId, String name,
        String category, Won price) implements DomainEvent {}
