package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A buyer claims something of an item.
 *
 * @param kind {@code CANCEL}, {@code RETURN} or {@code EXCHANGE}
 * @param quantity of so many pieces
 * @param reason a code, for example {@code CHANGE_OF_MIND}
 * @param fault who bears the freight: {@code BUYER} or {@code SELLER}
 */
@EventType(value = "commerce.claim-opened", aggregate = "orderId")
public record ClaimOpened(Tsid eventId, Instant occurredAt, Tsid claimId, Tsid orderId, Tsid itemId, Tsid buyerId,
        Tsid sellerId, String kind, int quantity, String reason, String fault) implements DomainEvent {}
