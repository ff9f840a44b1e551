package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Nothing was collected for a loan.
 *
 * @param reason INSUFFICIENT_BALANCE or WALLET_CLOSED
 */
@EventType(value = "pay.repayment-refused", aggregate = "loanId")
public record RepaymentRefused(Tsid eventId, Instant occurredAt, Tsid repaymentId, Tsid loanId, Tsid memberId,
        String reason) implements DomainEvent {}
