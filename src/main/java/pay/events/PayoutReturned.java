package pay.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payout to a seller of commerce's that had been carried out has come back: it is owed again.
 *
 * @param payeeId the account that it came back from; null in events of before it was told
 */
@EventType(value = "pay.payout-returned", aggregate = "payoutId")
public record PayoutReturned(Tsid eventId, Instant occurredAt, Tsid payoutId, Tsid sellerId, Tsid statementId,
        Won amount, @Nullable Tsid payeeId) implements DomainEvent {}
