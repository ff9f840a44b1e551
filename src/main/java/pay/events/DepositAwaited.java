package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The payment of an order waits for a deposit at an account number that its member was given; nothing is taken yet. The highest
 * {@code version} of a payment's events wins, whatever the order of arrival.
 *
 * @param amount what has to be deposited; the rest of the payment is set aside
 * @param until to when a deposit counts, by the bank's clock
 * @param decidedBy when the payment has come to its end at the latest: a deposit in time may be told later than it was made
 */
@EventType(value = "pay.deposit-awaited", aggregate = "paymentId")
public record DepositAwaited(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId, Won amount,
        Instant until, Instant decidedBy, int version) implements DomainEvent {}
