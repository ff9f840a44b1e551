package loan.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The lender has paid a loan out to Madang; the member is to have the money. Told again until pay answers.
 *
 * @param amount what the lender sent: the principal, less the fee that it withheld
 * @param bankAccountId the member's linked account; null for the wallet
 */
@EventType(value = "loan.loan-disbursed", aggregate = "loanId")
public record LoanDisbursed(Tsid eventId, Instant occurredAt, Tsid loanId, Tsid memberId, Tsid lenderId,
        String lenderName, String productName, Won amount, @Nullable Tsid bankAccountId) implements DomainEvent {}
