package commerce.groupbuy;

import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.Product;
import platform.money.Won;

/** What a deal has to keep to. */
final class DealRules {
    static final int SMALLEST_TEAM = 2;
    static final int LARGEST_TEAM = 500;
    static final Duration LONGEST = Duration.ofDays(31);
    static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private DealRules() {}

    /**
     * Whether a seller can offer this: a team pays less than anybody, and something, whatever the form; the period is to come
     * and not too long, nor is the time that a team has; there are pieces for one team at least.
     */
    static boolean holds(Deal deal, Product product, Instant now) {
        Won price = deal.teamPrice();
        boolean lower = price.isPositive() && price.isLessThan(product.priceAt(now))
                && product.skus().stream().allMatch(sku -> price.plus(sku.priceDifference()).isPositive());
        boolean period = deal.startsAt().isBefore(deal.endsAt()) && now.isBefore(deal.endsAt())
                && Duration.between(deal.startsAt(), deal.endsAt()).compareTo(LONGEST) <= 0;
        return lower && period && deal.teamSize() >= SMALLEST_TEAM && deal.teamSize() <= LARGEST_TEAM
                && deal.quota() >= deal.teamSize() && deal.perBuyer() > 0 && deal.timeToFill().isPositive()
                && deal.timeToFill().compareTo(LONGEST_WAIT) <= 0;
    }
}
