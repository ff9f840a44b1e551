package commerce.quote;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import platform.money.Won;

/** Divides a discount among what it is for, in proportion to the prices; whole won, and never more than the price. */
final class Shares {
    private Shares() {}

    /** The shares of these prices, which come to {@code amount} together. */
    static List<Won> divide(Won amount, List<Won> prices) {
        Won all = prices.stream().reduce(Won.ZERO, Won::plus);
        if (all.isLessThan(amount)) {
            throw new IllegalArgumentException("A discount of " + amount + " for " + all);
        }
        List<Won> shares = new ArrayList<>();
        Won before = Won.ZERO;
        Won given = Won.ZERO;
        for (Won price : prices) {
            before = before.plus(price);
            Won upTo = all.isPositive() ? part(amount, before, all) : Won.ZERO;
            shares.add(upTo.minus(given));
            given = upTo;
        }
        return shares;
    }

    private static Won part(Won amount, Won part, Won of) {
        return Won.of(BigInteger.valueOf(amount.amount()).multiply(BigInteger.valueOf(part.amount()))
                .divide(BigInteger.valueOf(of.amount())).longValueExact());
    }
}
