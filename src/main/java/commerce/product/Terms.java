package commerce.product;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.Sale;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.web.DomainException;

/**
 * For what a product is sold: changed by its seller at once.
 *
 * @param price of a form without a price difference
 * @param shippingTemplate id of the seller's; null: freight is free
 */
public record Terms(Won price, @Nullable Sale sale, @Nullable Long shippingTemplate) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    /**
     * A lower price for some time of this century.
     *
     * @throws DomainException {@code SALE_NOT_POSSIBLE}
     */
    public static Sale sale(Won price, Instant from, Instant until) {
        if (!price.isPositive() || !from.isBefore(until) || from.isBefore(EARLIEST) || until.isAfter(LATEST)) {
            throw new DomainException(CommerceError.SALE_NOT_POSSIBLE);
        }
        return new Sale(price, from.truncatedTo(ChronoUnit.MICROS), until.truncatedTo(ChronoUnit.MICROS));
    }

    /** Without a sale that is over by then. */
    Terms at(Instant now) {
        return sale == null || now.isBefore(sale.until()) ? this : new Terms(price, null, shippingTemplate);
    }
}
