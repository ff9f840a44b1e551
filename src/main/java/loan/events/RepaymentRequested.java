package loan.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A member wants to pay a loan back early or take it back. Told again with the same {@code repaymentId} until pay answers;
 * pay collects all of it or nothing.
 *
 * @param kind PREPAYMENT or WITHDRAWAL
 */
@EventType(value = "loan.repayment-requested", aggregate = "loanId")
public record RepaymentRequested(Tsid eventId, Instant occurredAt, Tsid repaymentId, Tsid loanId, Tsid memberId,
        Tsid lenderId, String productName, String kind, Won amount) implements DomainEvent {}
