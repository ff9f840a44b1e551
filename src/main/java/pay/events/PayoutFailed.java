package pay.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payout to a seller of commerce's was not carried out and never will be: it is owed as before.
 *
 * @param reason a code, for example {@code SELLER_PAYABLE_SHORT}, {@code PAYEE_UNKNOWN}, or the bank's
 * @param payeeId the account that was to be paid out to; null in events of before it was told
 */
@EventType(value = "pay.payout-failed", aggregate = "payoutId")
public record PayoutFailed(Tsid eventId, Instant occurredAt, Tsid payoutId, Tsid sellerId, Tsid statementId,
        Won amount, String reason, @Nullable Tsid payeeId) implements DomainEvent {}
