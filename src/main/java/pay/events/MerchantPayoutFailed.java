package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The bank did not carry out a merchant's payout and never will: it is owed as before. When the account is {@code CLOSED}, payouts wait until
 * an operator has released them; otherwise it goes out with the next settlement.
 *
 * @param settledUntil the last day of the period that it settles
 * @param reason the bank's, or {@code CANCELED}: we have taken it back
 */
@EventType(value = "pay.merchant-payout-failed", aggregate = "merchantId")
public record MerchantPayoutFailed(Tsid eventId, Instant occurredAt, Tsid merchantId, Tsid settlementId,
        LocalDate settledUntil, Won amount, String reason) implements DomainEvent {}
