package commerce.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** Commerce wants money of a paid order back to its buyer; published again with the same {@code refundId} until answered. */
@EventType(value = "commerce.refund-requested", aggregate = "orderId")
public record RefundRequested(Tsid eventId, Instant occurredAt, Tsid refundId, Tsid orderId, Tsid buyerId,
        Tsid paymentId, List<Leg> legs, String reason) implements DomainEvent {
    /** How much of one tender goes back; {@code tender} is its kind as in the payment's approval. */
    public record Leg(String tender, Won amount) {}
}
