package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A seller is to be paid what a statement came to; published again with the same {@code payoutId} until answered.
 *
 * @param payeeId the bank account, which pay alone knows
 */
@EventType(value = "commerce.payout-due", aggregate = "sellerId")
public record PayoutDue(Tsid eventId, Instant occurredAt, Tsid payoutId, Tsid sellerId, Tsid statementId, Tsid payeeId,
        Won amount) implements DomainEvent {}
