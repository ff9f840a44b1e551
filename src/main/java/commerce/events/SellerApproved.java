package commerce.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A business was taken on as a seller: it may sell from now on. Told again when a suspension is lifted.
 *
 * @param name of its shop
 * @param businessNumber its registration number, ten digits; null when it is told again of a seller who never applied, of before applications
 * @param feePlan the plan that it has
 */
@EventType(value = "commerce.seller-approved", aggregate = "sellerId")
public record SellerApproved(Tsid eventId, Instant occurredAt, Tsid sellerId, String name,
        @Nullable String businessNumber, String feePlan) implements DomainEvent {}
