package loan.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * How a loan stands. The highest version counts, whatever the order of arrival.
 *
 * @param status DISBURSING, ACTIVE, OVERDUE, PAID_OFF, WITHDRAWN or FAILED; the last three are final
 * @param balance principal that was not paid back
 * @param nextDueOn the day of the oldest instalment that is not paid, in the past when it is overdue; null when there is none
 * @param nextAmount what is to be paid of it, overdue interest so far included
 * @param overdueSince null unless it is overdue
 */
@EventType(value = "loan.loan-changed", aggregate = "loanId")
public record LoanChanged(Tsid eventId, Instant occurredAt, Tsid loanId, Tsid memberId, long version,
        String lenderName, String productName, String status, Won balance, @Nullable LocalDate nextDueOn,
        Won nextAmount, @Nullable LocalDate overdueSince) implements DomainEvent {}
