package loan.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * All of an instalment is paid.
 *
 * @param amount principal, interest and overdue interest
 * @param balance principal of the loan that is left
 */
@EventType(value = "loan.instalment-paid", aggregate = "loanId")
public record InstalmentPaid(Tsid eventId, Instant occurredAt, Tsid loanId, Tsid memberId, int number, LocalDate dueOn,
        Won amount, Won balance) implements DomainEvent {}
