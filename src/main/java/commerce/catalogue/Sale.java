package commerce.catalogue;

import java.time.Instant;

import platform.money.Won;

/**
 * A lower price for some time.
 *
 * @param price below the product's price, above zero
 * @param from included
 * @param until not included
 */
public record Sale(Won price, Instant from, Instant until) {
    public Sale {
        if (!price.isPositive() || !from.isBefore(until)) {
            throw new IllegalArgumentException("A sale has a price and a time");
        }
    }

    public boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
