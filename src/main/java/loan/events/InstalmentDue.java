package loan.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An instalment is to be paid, or the rest of one. Told again with the same {@code repaymentId} until pay answers; pay may
 * collect a part.
 *
 * @param number of the instalment, from 1
 * @param amount what is not paid of it, overdue interest so far included
 */
@EventType(value = "loan.instalment-due", aggregate = "loanId")
public record InstalmentDue(Tsid eventId, Instant occurredAt, Tsid repaymentId, Tsid loanId, Tsid memberId,
        Tsid lenderId, String productName, int number, LocalDate dueOn, Won amount) implements DomainEvent {}
