package commerce.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Commerce wants money of a paid order back to its buyer; published again with the same {@code refundId} until answered.
 *
 * @param legs how much of which tender
 * @param sellerShares what of it was told to be sellers' by {@link PurchaseConfirmed} before, and is taken from them now; the
 *     rest is taken from what is kept for the order. Null in events of before it was told: none
 * @param interest what the buyer gets beside the legs because they come late; it is part of {@code sellerShares}. Null in events
 *     of before it was told: none
 */
@EventType(value = "commerce.refund-requested", aggregate = "orderId")
public record RefundRequested(Tsid eventId, Instant occurredAt, Tsid refundId, Tsid orderId, Tsid buyerId,
        Tsid paymentId, List<Leg> legs, String reason, @Nullable List<SellerShare> sellerShares, @Nullable Won interest)
        implements
            DomainEvent {
    /** One of which nothing was a seller's yet. */
    public RefundRequested(Tsid eventId, Instant occurredAt, Tsid refundId, Tsid orderId, Tsid buyerId,
            Tsid paymentId, List<Leg> legs, String reason) {
        this(eventId, occurredAt, refundId, orderId, buyerId, paymentId, legs, reason, List.of(), Won.ZERO);
    }

    /** How much of one tender goes back; {@code tender} is its kind as in the payment's approval. */
    public record Leg(String tender, Won amount) {}

    /**
     * What of a refund is taken from a seller, who gives back {@code amount} and {@code platformCoupon} less what is reversed of
     * the fees.
     *
     * @param amount of the refund, and of the interest
     * @param platformCoupon what the platform had borne, and gets back
     * @param salesFee what is reversed of it, VAT left out; so are the others
     */
    public record SellerShare(Tsid itemId, Tsid sellerId, Won amount, Won platformCoupon, Won salesFee, Won paymentFee,
            Won vat) {
        /** One who owes interest beside what it gives back. */
        public SellerShare with(Won interest) {
            return new SellerShare(itemId, sellerId, amount.plus(interest), platformCoupon, salesFee, paymentFee, vat);
        }
    }
}
