package commerce.coupon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a coupon is worth, and for what.
 *
 * @param sellerId whose goods it is for; null: the platform's, for everybody's
 * @param value won, or percent from 1 to 90
 * @param most the largest discount by percent; null of an amount
 * @param minimum from this price of its goods on; more than an amount, so that something is left to pay
 * @param stock how many members can take it
 */
public record Coupon(CouponId id, @Nullable SellerId sellerId, String name, Kind kind, long value, @Nullable Won most,
        Won minimum, int stock, Instant validFrom, Instant validUntil) {
    private static final int MOST_PERCENT = 90;

    /** How its value is meant. */
    public enum Kind {
        AMOUNT, PERCENT
    }

    public Coupon {
        boolean sound = switch (kind) {
            case AMOUNT -> most == null && value > 0 && value < minimum.amount();
            case PERCENT ->
                most != null && most.isPositive() && minimum.isPositive() && value > 0 && value <= MOST_PERCENT;
        };
        if (!sound || stock < 1 || !validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("Coupon " + name);
        }
    }

    /** Whether it lowers the price of such goods at that time. */
    public boolean holds(Won goods, Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(validUntil) && !goods.isLessThan(minimum);
    }

    /** What all of it lowers prices by at most. */
    public Won costAtMost() {
        return Won.of(Math.multiplyExact(most == null ? value : most.amount(), stock));
    }

    /** What it lowers the price of its goods by; whole won, rounded down. */
    public Won discount(Won goods) {
        if (kind == Kind.AMOUNT || most == null) {
            return Won.of(value);
        }
        Won part = Won.of(BigDecimal.valueOf(goods.amount()).multiply(BigDecimal.valueOf(value)).movePointLeft(2)
                .setScale(0, RoundingMode.DOWN).longValueExact());
        return most.isLessThan(part) ? most : part;
    }
}
