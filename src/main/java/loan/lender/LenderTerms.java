package loan.lender;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

import loan.cost.InterestCap;
import loan.dsr.RateType;
import loan.schedule.RepaymentMethod;
import platform.money.Won;

/**
 * On which terms a lender would lend.
 *
 * @param reference the lender's own name for them
 * @param amount at most what was asked for
 * @param limit the most that it would lend this person
 * @param annualRate {@code 0.0485} is 4.85 %, at most six decimals
 * @param prepaymentFeeRate {@code 0.012} is 1.2 %
 * @param upfrontFee what the lender withholds from the payout, the stamp duty apart
 */
public record LenderTerms(String reference, String productCode, Won amount, Won limit, BigDecimal annualRate,
        RateType rateType, int months, RepaymentMethod method, BigDecimal prepaymentFeeRate, Won upfrontFee) {
    private static final int RATE_SCALE = 6;
    private static final int MONTHS = 12;
    private static final int MOST_REFERENCE = 60;

    public LenderTerms {
        Stream.of(reference, productCode, amount, limit, annualRate, rateType, method, prepaymentFeeRate, upfrontFee)
                .forEach(Objects::requireNonNull);
    }

    /**
     * Whether they answer an inquiry: a lender's answer is not trusted to be of sense. Whether rate and fee together are
     * within {@link InterestCap}, only the schedule tells.
     */
    public boolean fit(Won asked, int askedMonths) {
        return amount.isPositive() && !asked.isLessThan(amount) && !limit.isLessThan(amount) && months == askedMonths
                && isRate(annualRate) && isRate(prepaymentFeeRate) && isFee() && !reference.isBlank()
                && reference.length() <= MOST_REFERENCE;
    }

    /** No more than the term's interest at the highest rate, nor than a year's. */
    private boolean isFee() {
        BigDecimal most = InterestCap.MOST.multiply(BigDecimal.valueOf(amount.amount()))
                .multiply(BigDecimal.valueOf(Math.min(months, MONTHS)));
        return !upfrontFee.isNegative()
                && BigDecimal.valueOf(upfrontFee.amount()).multiply(BigDecimal.valueOf(MONTHS)).compareTo(most) <= 0;
    }

    private static boolean isRate(BigDecimal rate) {
        return rate.signum() >= 0 && rate.compareTo(InterestCap.MOST) <= 0
                && rate.stripTrailingZeros().scale() <= RATE_SCALE;
    }
}
