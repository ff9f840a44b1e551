package commerce.order;

import commerce.catalogue.GoodsCategory;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;

import platform.money.Won;

/** One SKU of an order, with everything the buyer saw of it when they ordered. */
record OrderLine(LineId id, SellerId sellerId, ProductId productId, SkuId skuId, String productName, String optionName,
        int quantity, Won unitPrice, boolean taxFree, GoodsCategory category) {
    Won amount() {
        return unitPrice.times(quantity);
    }
}
