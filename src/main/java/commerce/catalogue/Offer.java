package commerce.catalogue;

import platform.money.Won;

/**
 * What a SKU is offered at now.
 *
 * @param onSale whether it, its product and its seller all sell
 * @param available how many pieces nobody holds; the stock itself has the last word
 */
public record Offer(SkuId skuId, ProductId productId, SellerId sellerId, String productName, String optionName,
        Won unitPrice, boolean taxFree, GoodsCategory category, boolean onSale, int available) {}
