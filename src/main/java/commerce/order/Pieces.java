package commerce.order;

import java.math.BigInteger;

import platform.money.Won;

/**
 * What some pieces of an item come to. The coupons of what is left are divided in proportion, rounded down, so that the last
 * pieces take the rest: however many cancels and returns there are, all together come to the item.
 *
 * @param listPrice before coupons
 */
public record Pieces(int count, Won listPrice, Won sellerCoupon, Won platformCoupon) {
    /** All that are left of an item. */
    public static Pieces left(Item item) {
        return new Pieces(item.remaining(), item.line().unitPrice().times(item.remaining()), item.left().sellerCoupon(),
                item.left().platformCoupon());
    }

    /** So many of these. */
    public Pieces some(int some) {
        if (some < 1 || some > count) {
            throw new IllegalArgumentException(some + " of " + count + " pieces");
        }
        return new Pieces(some, part(listPrice, some), part(sellerCoupon, some), part(platformCoupon, some));
    }

    /** These without those. */
    public Pieces without(Pieces others) {
        return new Pieces(count - others.count, listPrice.minus(others.listPrice),
                sellerCoupon.minus(others.sellerCoupon), platformCoupon.minus(others.platformCoupon));
    }

    /** What was paid for them. */
    public Won paid() {
        return listPrice.minus(sellerCoupon).minus(platformCoupon);
    }

    private Won part(Won of, int some) {
        return Won.of(BigInteger.valueOf(of.amount()).multiply(BigInteger.valueOf(some))
                .divide(BigInteger.valueOf(count)).longValueExact());
    }
}
