package loan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What amounts are counted in, how they are rounded, and which rate an equal instalment is made of. All arithmetic is on
 * whole minor units.
 *
 * @param scale decimals of the currency: 0 for won, 2 for euro
 * @param rounding of each amount of interest, and of instalments and principal parts
 * @param instalmentStep equal instalments are rounded to multiples of so many minor units
 */
public record Convention(int scale, RoundingMode rounding, long instalmentStep, LevelRate levelRate) {
    /** Whole won, the fraction dropped (원 미만 절사), as Korean lenders do. */
    public static final Convention WON = new Convention(0, RoundingMode.DOWN, 1, LevelRate.EACH_PERIOD);

    /** The rates that an equal instalment is made of, where periods differ. */
    public enum LevelRate {
        /** Each period's own: {@code P·Π(1 + r_k) / fn}; all instalments but the last are worth the same. */
        EACH_PERIOD,
        /** The first period's for all: {@code P·i / (1 − (1 + i)^−n)}, as Fineract does in its cumulative schedules. */
        FIRST_PERIOD
    }

    public Convention {
        if (scale < 0 || instalmentStep < 1) {
            throw new IllegalArgumentException("Scale " + scale + ", step " + instalmentStep);
        }
    }

    /** The minor units of an amount that has no finer part. */
    public long minorUnits(String amount) {
        return new BigDecimal(amount).movePointRight(scale).longValueExact();
    }

    long round(BigDecimal minorUnits) {
        return minorUnits.setScale(0, rounding).longValueExact();
    }

    long roundInstalment(BigDecimal minorUnits) {
        return minorUnits.divide(BigDecimal.valueOf(instalmentStep), 0, rounding).longValueExact() * instalmentStep;
    }
}
