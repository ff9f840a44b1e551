package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A claim has come to its end.
 *
 * @param kind as it ended: an exchange without stock ends as a {@code RETURN}
 * @param outcome {@code DONE}, {@code REJECTED} or {@code WITHDRAWN}
 * @param refunded what the buyer got back
 * @param interest what the buyer got besides, from the seller, since the money came late
 */
@EventType(value = "commerce.claim-closed", aggregate = "orderId")
public record ClaimClosed(Tsid eventId, Instant occurredAt, Tsid claimId, Tsid orderId, Tsid itemId, Tsid buyerId,
        Tsid sellerId, String kind, String outcome, int quantity, Won refunded, Won interest) implements DomainEvent {}
