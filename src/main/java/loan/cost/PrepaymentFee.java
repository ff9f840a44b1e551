package loan.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import platform.money.Won;

/**
 * 중도상환수수료: {@code prepaid × rate × days remaining / days of the term}, the term counted as three years (1,095 days) at
 * most; none after the third year, when no fee may be taken (금융소비자보호법 §20 ① 4 나). A fraction of a won is dropped.
 *
 * @param rate of the contract, {@code 0.012} is 1.2 %
 */
public record PrepaymentFee(BigDecimal rate, LocalDate start, LocalDate end) {
    private static final long LONGEST_TERM = 1_095;
    private static final int YEARS_WITH_FEE = 3;

    /** The fee for an amount of principal that is paid back on a day before it is due. */
    public Won on(LocalDate day, Won prepaid) {
        LocalDate last = end.isBefore(start.plusYears(YEARS_WITH_FEE)) ? end : start.plusYears(YEARS_WITH_FEE);
        if (!day.isBefore(last)) {
            return Won.ZERO;
        }
        long term = Math.min(ChronoUnit.DAYS.between(start, end), LONGEST_TERM);
        long remaining = Math.max(term - ChronoUnit.DAYS.between(start, day), 0);
        return Won.of(rate.multiply(BigDecimal.valueOf(prepaid.amount())).multiply(BigDecimal.valueOf(remaining))
                .divide(BigDecimal.valueOf(term), 0, RoundingMode.DOWN).longValueExact());
    }
}
