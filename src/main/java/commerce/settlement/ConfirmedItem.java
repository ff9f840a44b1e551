package commerce.settlement;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.events.PurchaseConfirmed;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An item whose purchase stands, as it is told by {@link PurchaseConfirmed}.
 *
 * @param quantity how many pieces are left of it; the amounts are of these
 * @param listPrice before coupons
 * @param shipping what of the freight was paid with it
 * @param tenders what pay captured for it and has not given back; together the price less coupons, and shipping
 * @param byBuyer false: the time was over
 */
public record ConfirmedItem(Tsid orderId, Tsid itemId, Tsid paymentId, Tsid buyerId, SellerId seller,
        ProductId product, SkuId sku, String productName, String optionName, @Nullable String category, int quantity,
        Won listPrice, Won sellerCoupon, Won platformCoupon, Won shipping, List<PurchaseConfirmed.Tender> tenders,
        boolean byBuyer) {
    public ConfirmedItem {
        tenders = List.copyOf(tenders);
        Won tendered = tenders.stream().map(PurchaseConfirmed.Tender::amount).reduce(Won.ZERO, Won::plus);
        if (quantity <= 0 || listPrice.isNegative() || sellerCoupon.isNegative() || platformCoupon.isNegative()
                || shipping.isNegative()
                || !tendered.equals(listPrice.minus(sellerCoupon).minus(platformCoupon).plus(shipping))) {
            throw new IllegalArgumentException("Item " + itemId + " was paid with " + tendered);
        }
    }

    /** What was paid for it. */
    Won paid() {
        return listPrice.minus(sellerCoupon).minus(platformCoupon).plus(shipping);
    }

    PurchaseConfirmed told(Tsid eventId, Instant now, ItemFees fees) {
        Won sellerAmount = listPrice.minus(sellerCoupon).plus(shipping).minus(fees.total());
        return new PurchaseConfirmed(eventId, now, orderId, itemId, paymentId, buyerId, Tsid.of(seller),
                Tsid.of(product), Tsid.of(sku), productName, optionName, category, quantity, listPrice, sellerCoupon,
                platformCoupon, shipping, paid(), tenders, fees.sales(), fees.payment(), fees.vat(), sellerAmount,
                byBuyer);
    }
}
