package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A merchant's payout that had been carried out has come back: it is owed again, and payouts wait until an operator has released
 * them.
 *
 * @param settledUntil the last day of the period that it settles
 */
@EventType(value = "pay.merchant-payout-returned", aggregate = "merchantId")
public record MerchantPayoutReturned(Tsid eventId, Instant occurredAt, Tsid merchantId, Tsid settlementId,
        LocalDate settledUntil, Won amount) implements DomainEvent {}
