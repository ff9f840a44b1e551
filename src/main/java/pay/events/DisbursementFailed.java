package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A loan's money could not be handed over, none of it; it is the lender's again.
 *
 * @param reason NO_ACCOUNT_FOR_THE_REST or WALLET_CLOSED
 */
@EventType(value = "pay.disbursement-failed", aggregate = "loanId")
public record DisbursementFailed(Tsid eventId, Instant occurredAt, Tsid loanId, Tsid memberId,
        String reason) implements DomainEvent {}
