package commerce.order;

import java.time.Instant;
import java.util.List;

import commerce.events.RefundRequested;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money of an order on its way back: all of it, or that of a claim.
 *
 * @param askedAs the id that pay knows it by: its own, until pay was asked again for what it had refused
 * @param legs how much by which kind of money
 * @param repeated how often it was requested again
 * @param claim null: it is of the whole order
 * @param shares what of it is taken from sellers
 * @param interest what the buyer gets beside the legs, out of the sellers' shares
 */
record Refund(RefundId id, RefundId askedAs, OrderId orderId, Tsid buyerId, Tsid paymentId, List<Leg> legs,
        CloseReason reason, int repeated, @Nullable Tsid claim, List<RefundRequested.SellerShare> shares,
        Won interest) {
    /** The part of one tender. */
    record Leg(String tender, Won amount) {}

    /** One that pay was never asked for before. */
    Refund(RefundId id, OrderId orderId, Tsid buyerId, Tsid paymentId, List<Leg> legs, CloseReason reason,
            @Nullable Tsid claim, List<RefundRequested.SellerShare> shares, Won interest) {
        this(id, id, orderId, buyerId, paymentId, legs, reason, 0, claim, shares, interest);
    }

    Refund with(List<Leg> all) {
        return new Refund(id, askedAs, orderId, buyerId, paymentId, all, reason, repeated, claim, shares, interest);
    }

    RefundRequested requested(Tsid eventId, Instant now) {
        return new RefundRequested(eventId, now, Tsid.of(askedAs), Tsid.of(orderId), buyerId, paymentId,
                legs.stream().map(leg -> new RefundRequested.Leg(leg.tender(), leg.amount())).toList(), reason.name(),
                shares, interest);
    }
}
