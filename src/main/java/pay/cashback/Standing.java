package pay.cashback;

import pay.promotion.Promotion;
import platform.money.Won;

/**
 * How much of an order stands by now, and what its promotion gives for that. Points are always reckoned from all that stands, so
 * that the parts add up to what is given for the whole, however it was divided and in whatever order.
 *
 * @param promised at most
 * @param confirmed money of items whose purchase was told to stand
 * @param back what of that has gone back
 * @param left money of the payment that has not gone back, whether its purchase stands or not
 */
record Standing(Promotion promotion, long promised, Won confirmed, Won back, Won left) {
    /** Points for the money whose purchase stands and that has not gone back; a return may be told before its purchase. */
    long earned() {
        Won stands = confirmed.isLessThan(back) ? Won.ZERO : confirmed.minus(back);
        return promotion.cashback(stands.isLessThan(left) ? stands : left, promised);
    }

    /** The same if all that is left comes to stand. */
    long possible() {
        return promotion.cashback(left, promised);
    }
}
