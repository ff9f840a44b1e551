package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money was collected for a loan.
 *
 * @param amount of an instalment perhaps a part of what was asked for
 */
@EventType(value = "pay.repayment-collected", aggregate = "loanId")
public record RepaymentCollected(Tsid eventId, Instant occurredAt, Tsid repaymentId, Tsid loanId, Tsid memberId,
        Won amount) implements DomainEvent {}
