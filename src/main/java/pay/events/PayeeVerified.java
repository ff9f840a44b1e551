package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller of commerce's can be paid out: the bank has said whose its account is, and an operator has confirmed it. The newest counts.
 *
 * @param payeeId stands for the account, which pay alone knows
 */
@EventType(value = "pay.payee-verified", aggregate = "sellerId")
public record PayeeVerified(Tsid eventId, Instant occurredAt, Tsid payeeId, Tsid sellerId) implements DomainEvent {}
