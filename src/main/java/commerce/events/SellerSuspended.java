package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller may not sell any more: its products are hidden, what it has not confirmed is cancelled, and it is not paid out.
 *
 * @param forGood terminated, not only suspended
 * @param reason a code: {@code OPERATOR}, until something else than an operator stops sellers
 */
@EventType(value = "commerce.seller-suspended", aggregate = "sellerId")
public record SellerSuspended(Tsid eventId, Instant occurredAt, Tsid sellerId, boolean forGood, String reason)
        implements
            DomainEvent {}
