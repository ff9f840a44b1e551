package pay.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The money of a payment is taken. Amounts are cumulative and the highest {@code version} of a payment's events wins,
 * whatever the order of arrival.
 */
@EventType(value = "pay.payment-approved", aggregate = "paymentId")
public record PaymentApproved(Tsid eventId, Instant occurredAt, Tsid paymentId, Tsid orderId, Tsid memberId,
        String orderName, Won amount, List<Tender> tenders, int version) implements DomainEvent {
    /** {@code kind}: {@code MONEY}, {@code POINTS}, {@code CARD}, {@code VIRTUAL_ACCOUNT} (a deposit) or {@code COUPON} (which Madang gives), each at most once. {@code captured} and {@code refunded} are totals so far. */
    public record Tender(String kind, Won captured, Won refunded) {}
}
