package commerce.order;

import commerce.catalogue.GoodsCategory;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.freight.Rate;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * One SKU of an order, with everything the buyer saw of it when they ordered. It never changes; what becomes of it is in its
 * {@link Item}.
 *
 * @param unitPrice of one piece, before coupons
 * @param sellerCoupon what coupons of its seller lower the price of all its pieces by
 * @param platformCoupon what coupons of the platform lower it by
 * @param rate what is asked for sending it; null of what was ordered before V186
 */
public record OrderLine(ItemId id, SellerId sellerId, ProductId productId, SkuId skuId, String productName,
        String optionName, int quantity, Won unitPrice, boolean taxFree, GoodsCategory category, Won sellerCoupon,
        Won platformCoupon, @Nullable Rate rate) {
    /** Before coupons. */
    public Won listPrice() {
        return unitPrice.times(quantity);
    }

    /** What is to be paid for it. */
    public Won amount() {
        return listPrice().minus(sellerCoupon).minus(platformCoupon);
    }
}
