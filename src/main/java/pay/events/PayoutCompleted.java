package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** The bank has carried out a payout to a seller of commerce's. */
@EventType(value = "pay.payout-completed", aggregate = "payoutId")
public record PayoutCompleted(Tsid eventId, Instant occurredAt, Tsid payoutId, Tsid sellerId, Tsid statementId,
        Won amount) implements DomainEvent {}
