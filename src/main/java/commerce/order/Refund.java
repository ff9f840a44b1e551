package commerce.order;

import java.time.Instant;
import java.util.List;

import commerce.events.RefundRequested;
import platform.id.Tsid;
import platform.money.Won;

/**
 * All of an order's money on its way back.
 *
 * @param legs how much by which kind of money
 * @param repeated how often it was requested again
 */
record Refund(RefundId id, OrderId orderId, Tsid buyerId, Tsid paymentId, List<Leg> legs, CloseReason reason,
        int repeated) {
    /** The part of one tender. */
    record Leg(String tender, Won amount) {}

    RefundRequested requested(Tsid eventId, Instant now) {
        return new RefundRequested(eventId, now, Tsid.of(id), Tsid.of(orderId), buyerId, paymentId,
                legs.stream().map(leg -> new RefundRequested.Leg(leg.tender(), leg.amount())).toList(), reason.name());
    }
}
