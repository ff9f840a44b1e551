package commerce.order;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import platform.money.Won;

/**
 * Divides the tenders of a payment among what was bought, in proportion to its price: each item is paid in full, each
 * tender is used up, and the last unit takes the remainder.
 */
final class TenderAllocation {
    private TenderAllocation() {}

    /**
     * Divides in whole won.
     *
     * @param prices what each item costs; the sum is that of the tenders
     * @param tenders amount per kind, in the order in which they are to be used
     * @return for each item its share of each tender, zero shares left out
     */
    static List<Map<String, Won>> divide(List<Won> prices, Map<String, Won> tenders) {
        long open = sum(prices);
        if (open != sum(tenders.values()) || prices.stream().anyMatch(Won::isNegative)) {
            throw new IllegalArgumentException("Tenders of " + sum(tenders.values()) + " for items of " + prices);
        }
        Map<String, Won> left = new LinkedHashMap<>(tenders);
        List<Map<String, Won>> shares = new ArrayList<>();
        for (Won price : prices) {
            shares.add(price.isPositive() ? share(price, open, left) : Map.of());
            open -= price.amount();
        }
        return shares;
    }

    /** Takes an item's share off what is left: of each tender the floor, then the won that are missing from the first. */
    private static Map<String, Won> share(Won price, long open, Map<String, Won> left) {
        Map<String, Won> share = new LinkedHashMap<>();
        long missing = price.amount();
        for (Map.Entry<String, Won> tender : left.entrySet()) {
            long part = proportion(tender.getValue().amount(), price.amount(), open);
            share.put(tender.getKey(), Won.of(part));
            missing -= part;
        }
        for (Map.Entry<String, Won> part : share.entrySet()) {
            Won rest = left.getOrDefault(part.getKey(), Won.ZERO).minus(part.getValue());
            long more = Math.min(missing, rest.amount());
            part.setValue(part.getValue().plus(Won.of(more)));
            missing -= more;
        }
        share.forEach((kind, part) -> left.merge(kind, part, Won::minus));
        share.values().removeIf(part -> !part.isPositive());
        return share;
    }

    private static long proportion(long whole, long part, long of) {
        return BigInteger.valueOf(whole).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(of))
                .longValueExact();
    }

    private static long sum(Iterable<Won> amounts) {
        Won sum = Won.ZERO;
        for (Won amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum.amount();
    }
}
