package commerce.product;

import java.time.Instant;

import commerce.catalogue.Sale;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * For what a product is sold: changed by its seller at once.
 *
 * @param price of a form without a price difference
 * @param shippingTemplate id of the seller's; null: freight is free
 */
public record Terms(Won price, @Nullable Sale sale, @Nullable Long shippingTemplate) {
    /** Without a sale that is over by then. */
    Terms at(Instant now) {
        return sale == null || now.isBefore(sale.until()) ? this : new Terms(price, null, shippingTemplate);
    }
}
