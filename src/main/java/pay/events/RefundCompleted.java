package pay.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** The money of a refund is back with the member. {@code tenders} are cumulative over the payment, as of {@code version}. */
@EventType(value = "pay.refund-completed", aggregate = "paymentId")
public record RefundCompleted(Tsid eventId, Instant occurredAt, Tsid refundId, Tsid paymentId, Tsid orderId,
        Tsid memberId, Won amount, List<PaymentApproved.Tender> tenders, int version) implements DomainEvent {}
