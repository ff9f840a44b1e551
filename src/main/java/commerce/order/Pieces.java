package commerce.order;

import java.math.BigInteger;

import platform.money.Won;

/**
 * What some pieces of an item come to. The coupons are divided so that what the first pieces take is rounded down, and the
 * last takes the rest: however many cancels and returns there are, all together come to the item.
 *
 * @param listPrice before coupons
 */
public record Pieces(int count, Won listPrice, Won sellerCoupon, Won platformCoupon) {
    /** The next {@code count} pieces of an item of which {@code gone} have gone before. */
    public static Pieces next(OrderLine line, int gone, int count) {
        if (gone < 0 || count < 0 || gone + count > line.quantity()) {
            throw new IllegalArgumentException(count + " pieces after " + gone + " of " + line.quantity());
        }
        return new Pieces(count, line.unitPrice().times(count), part(line.sellerCoupon(), line, gone, count),
                part(line.platformCoupon(), line, gone, count));
    }

    /** All that are left of an item. */
    public static Pieces left(Item item) {
        return next(item.line(), item.line().quantity() - item.remaining(), item.remaining());
    }

    /** What was paid for them. */
    public Won paid() {
        return listPrice.minus(sellerCoupon).minus(platformCoupon);
    }

    private static Won part(Won coupon, OrderLine line, int gone, int count) {
        return upTo(coupon, line, gone + count).minus(upTo(coupon, line, gone));
    }

    private static Won upTo(Won coupon, OrderLine line, int pieces) {
        return Won.of(BigInteger.valueOf(coupon.amount()).multiply(BigInteger.valueOf(pieces))
                .divide(BigInteger.valueOf(line.quantity())).longValueExact());
    }
}
