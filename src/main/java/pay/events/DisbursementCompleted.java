package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A member has all of a loan's money.
 *
 * @param toBank the part that went to a linked bank account
 */
@EventType(value = "pay.disbursement-completed", aggregate = "loanId")
public record DisbursementCompleted(Tsid eventId, Instant occurredAt, Tsid loanId, Tsid memberId, Won amount,
        Won toWallet, Won toBank) implements DomainEvent {}
