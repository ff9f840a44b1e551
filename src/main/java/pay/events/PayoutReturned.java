package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** A payout to a seller of commerce's that had been carried out has come back: it is owed again. */
@EventType(value = "pay.payout-returned", aggregate = "payoutId")
public record PayoutReturned(Tsid eventId, Instant occurredAt, Tsid payoutId, Tsid sellerId, Tsid statementId,
        Won amount) implements DomainEvent {}
