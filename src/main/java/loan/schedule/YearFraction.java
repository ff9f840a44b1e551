package loan.schedule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A part of a year, exactly: a quotient of days, so that no half is lost before an amount is rounded. */
public record YearFraction(long numerator, long denominator) {
    public YearFraction {
        if (denominator <= 0 || numerator < 0) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
    }

    /** Interest on an amount of minor units at a yearly rate ({@code 0.12} is 12 %), rounded once. */
    public long interest(long amount, BigDecimal annualRate, RoundingMode rounding) {
        return annualRate.multiply(BigDecimal.valueOf(amount)).multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, rounding).longValueExact();
    }

    /** The rate of this part of the year. */
    BigDecimal of(BigDecimal annualRate) {
        return annualRate.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator),
                MathContext.DECIMAL128);
    }

    /** As a decimal of 34 digits. */
    public BigDecimal value() {
        return of(BigDecimal.ONE);
    }
}
