package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A buyer has paid for a seat and so opened a team, which others can join.
 *
 * @param seats how many have to be paid until {@code deadline}
 * @param teamPrice of a form without a price difference
 */
@EventType(value = "commerce.group-buy-opened", aggregate = "teamId")
public record GroupBuyOpened(Tsid eventId, Instant occurredAt, Tsid teamId, Tsid dealId, Tsid sellerId, Tsid productId,
        String productName, Tsid leaderId, int seats, Won teamPrice, Instant deadline) implements DomainEvent {}
