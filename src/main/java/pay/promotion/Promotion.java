package pay.promotion;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.merchant.MerchantId;
import platform.money.Won;

/**
 * What Madang gives to members who pay.
 *
 * @param place what it is given for
 * @param merchant where it holds alone; null: at all that its place names
 * @param percent of what is paid; null: a fixed amount
 * @param amount fixed; null: a percentage
 * @param least the smallest payment that it is given for
 * @param most what it gives for one payment at most
 * @param perMember how often a member may have it
 * @param stock how often it may be had in all; null: as long as its budget lasts
 */
public record Promotion(PromotionId id, String name, Kind kind, Place place,
        @Nullable MerchantId merchant, @Nullable Integer percent, @Nullable Won amount, Won least, Won most,
        int perMember, @Nullable Integer stock,
        int taken, Instant startsAt, Instant endsAt) {
    /** How it is given. */
    public enum Kind {
        /** Off the price at once, to whoever pays. */
        DISCOUNT,
        /** Off the price, to who took a coupon before. */
        COUPON,
        /** In points, once the purchase stands. */
        CASHBACK
    }

    /** What it is given for. */
    public enum Place {
        /** Payments of merchants'. */
        MERCHANTS,
        /** Payments of orders of Madang's own shop. */
        ORDERS,
        /** Both. */
        BOTH
    }

    /** What it gives for a payment, or a part of it: a percentage is rounded down to whole won. */
    public Won benefit(Won paid) {
        Won given = percent == null
                ? Objects.requireNonNull(amount)
                : Won.of(Math.multiplyExact(paid.amount(), percent) / 100);
        Won atMost = most.isLessThan(paid) ? most : paid;
        return given.isLessThan(atMost) ? given : atMost;
    }

    /**
     * What it gives in points for the money of a payment that has not gone back.
     *
     * @param promised at most
     */
    public long cashback(Won left, long promised) {
        return left.isLessThan(least) ? 0 : Math.min(promised, benefit(left).amount());
    }

    /**
     * Whether it is given for a payment.
     *
     * @param to null: it is of an order
     */
    public boolean holdsFor(@Nullable MerchantId to, Won paid, Instant now) {
        boolean there = to == null
                ? place != Place.MERCHANTS
                : place != Place.ORDERS && (merchant == null || merchant.equals(to));
        return runs(now) && there && !paid.isLessThan(least);
    }

    /** Whether it can be had once more in all, as far as its stock decides. */
    public boolean isInStock() {
        return stock == null || taken < stock;
    }

    /** Whether it has begun and not ended. */
    public boolean runs(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }
}
