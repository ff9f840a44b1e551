package commerce.catalogue;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a SKU is offered at now.
 *
 * @param unitPrice of one piece now, a sale taken off
 * @param listPrice of one piece without a sale
 * @param priceDifference of its form, in both
 * @param shippingTemplate id of the seller's; null: its freight is free
 * @param onSale whether it, its product and its seller all sell
 * @param available how many pieces nobody holds; the stock itself has the last word
 */
public record Offer(SkuId skuId, ProductId productId, SellerId sellerId, String productName, String optionName,
        Won unitPrice, Won listPrice, Won priceDifference, @Nullable Long shippingTemplate, boolean taxFree,
        GoodsCategory category,
        boolean onSale, int available) {
    /** The same at another price. */
    public Offer at(Won price) {
        return new Offer(skuId, productId, sellerId, productName, optionName, price, listPrice, priceDifference,
                shippingTemplate, taxFree, category, onSale, available);
    }
}
