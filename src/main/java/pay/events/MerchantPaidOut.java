package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The bank has carried out a merchant's payout.
 *
 * @param settledUntil the last day of the period that it settles
 */
@EventType(value = "pay.merchant-paid-out", aggregate = "merchantId")
public record MerchantPaidOut(Tsid eventId, Instant occurredAt, Tsid merchantId, Tsid settlementId,
        LocalDate settledUntil, Won amount) implements DomainEvent {}
