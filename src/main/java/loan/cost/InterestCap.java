package loan.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;

import loan.schedule.Instalment;
import loan.schedule.Schedule;
import platform.money.Won;

/**
 * 최고이자율: no loan costs more than 20 % a year, and a lender's fee counts as interest, whatever it is called (이자제한법 §2 and
 * §4; 대부업법 §15). What is withheld from the payout was never lent (이자제한법 §3): so a loan is within the cap if 20 % a year on
 * what the borrower received, by actual days over 365, comes to no less than the instalments.
 */
public final class InterestCap {
    /** The highest rate of a year. */
    public static final BigDecimal MOST = new BigDecimal("0.20");
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final BigDecimal A_DAY = MOST.divide(BigDecimal.valueOf(365), PRECISION);

    private InterestCap() {}

    /** Whether the instalments are within the cap for who received so much. */
    public static boolean holds(Schedule schedule, Won received) {
        BigDecimal owed = BigDecimal.valueOf(received.amount());
        for (Instalment each : schedule.instalments()) {
            BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(each.from(), each.due()));
            owed = owed.add(owed.multiply(A_DAY.multiply(days), PRECISION), PRECISION)
                    .subtract(BigDecimal.valueOf(each.amount()));
        }
        return owed.signum() >= 0;
    }
}
