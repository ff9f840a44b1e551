package commerce.catalogue;

import java.util.List;

import platform.money.Won;

/**
 * One buyable form of a product.
 *
 * @param choices one for each option group of the product, in its order
 * @param priceDifference added to the product's price; may be negative
 * @param onSale whether this form is on sale while its product is
 */
public record Sku(SkuId id, List<String> choices, Won priceDifference, boolean onSale) {
    public Sku {
        choices = List.copyOf(choices);
    }
}
