package commerce.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The purchase of an item stands, since {@code occurredAt}: its buyer confirmed it, or the time to object is over. Told once of
 * an item, of the pieces that are left of it; what was paid for them is their seller's now, less fees.
 *
 * <p>{@code paid} = {@code listPrice} − {@code sellerCoupon} − {@code platformCoupon} + {@code shipping}, and
 * {@code paid} + {@code platformCoupon} = {@code sellerAmount} + {@code salesFee} + {@code paymentFee} + {@code vat}.
 *
 * @param quantity how many pieces are left of the item
 * @param listPrice of these, before coupons
 * @param sellerCoupon what the seller's own coupons lowered it by
 * @param platformCoupon what the platform bears of it: its coupons
 * @param shipping what of the freight was paid with this item
 * @param paid what pay captured for it and has not given back
 * @param tenders by which kinds of money
 * @param salesFee on the price before coupons, VAT left out
 * @param paymentFee on what was paid, VAT left out
 * @param vat on both fees
 * @param sellerAmount what the seller gets; negative when the fees are more
 * @param byBuyer false: the time was over
 */
@EventType(value = "commerce.purchase-confirmed", aggregate = "orderId")
public record PurchaseConfirmed(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid paymentId,
        Tsid buyerId, Tsid sellerId, Tsid productId, Tsid skuId, String productName, String optionName,
        @Nullable String category, int quantity, Won listPrice, Won sellerCoupon, Won platformCoupon, Won shipping,
        Won paid, List<Tender> tenders, Won salesFee, Won paymentFee, Won vat, Won sellerAmount, boolean byBuyer)
        implements
            DomainEvent {
    /** {@code kind} as in the payment's approval. */
    public record Tender(String kind, Won amount) {}
}
