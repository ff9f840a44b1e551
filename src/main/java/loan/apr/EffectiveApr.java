package loan.apr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import loan.schedule.Instalment;
import loan.schedule.Schedule;

/**
 * The effective annual rate of charge by the equation of the EU's directives on consumer credit (87/102/EEC Annex II as
 * amended by 98/7/EC; 2008/48/EC Annex I): the rate X at which what was advanced is worth what is paid back,
 * {@code Σ C_k (1 + X)^−t_k = Σ D_l (1 + X)^−s_l}, times in years of 365 days from the first advance.
 *
 * <p>
 * Solved for the value of a day, {@code v = (1 + X)^(−1/365)}: then all powers are whole, and decimal arithmetic of
 * {@value #DIGITS} digits does without logarithms. {@link RoughDay} finds the root to 15 digits or so; one step of Newton's
 * in decimals doubles them.
 */
public final class EffectiveApr {
    private static final int DIGITS = 24;
    private static final int DAYS_OF_YEAR = 365;
    private static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final int SCALE = 8;

    private EffectiveApr() {}

    /**
     * The rate of a loan that is advanced at once, less what is kept from it or paid on that day.
     *
     * @param advanced minor units, on the day from which the schedule's interest runs
     * @param costs minor units, paid on that day
     */
    public static BigDecimal of(Schedule schedule, long advanced, long costs) {
        LocalDate start = schedule.instalments().getFirst().from();
        List<CashFlow> payments = new ArrayList<>(List.of(new CashFlow(start, costs)));
        for (Instalment each : schedule.instalments()) {
            payments.add(new CashFlow(each.due(), each.amount()));
        }
        return of(List.of(new CashFlow(start, advanced)), payments);
    }

    /**
     * The rate.
     *
     * @return for example 0.12960000 for 12.96 %, with {@value #SCALE} decimals
     * @throws IllegalArgumentException when no rate between about −52 % and 6,000,000 % solves the equation
     */
    public static BigDecimal of(List<CashFlow> advances, List<CashFlow> payments) {
        NavigableMap<Long, Long> flows = new TreeMap<>();
        advances.forEach(each -> flows.merge(each.on().toEpochDay(), each.amount(), Math::addExact));
        payments.forEach(each -> flows.merge(each.on().toEpochDay(), -each.amount(), Math::addExact));
        RoughDay rough = RoughDay.of(flows);
        BigDecimal day = new BigDecimal(rough.value(), PRECISION);
        BigDecimal step = worth(flows, day).divide(new BigDecimal(rough.slope()), PRECISION);
        return BigDecimal.ONE.divide(day.subtract(step, PRECISION).pow(DAYS_OF_YEAR, PRECISION), PRECISION)
                .subtract(BigDecimal.ONE).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** What everything is worth on the first day, by Horner's rule from the last. */
    private static BigDecimal worth(NavigableMap<Long, Long> flows, BigDecimal day) {
        Map<Long, BigDecimal> powers = new HashMap<>();
        BigDecimal worth = BigDecimal.ZERO;
        long later = flows.lastKey();
        for (Map.Entry<Long, Long> flow : flows.descendingMap().entrySet()) {
            BigDecimal discount = powers.computeIfAbsent(later - flow.getKey(),
                    days -> day.pow(Math.toIntExact(days), PRECISION));
            worth = worth.multiply(discount, PRECISION).add(BigDecimal.valueOf(flow.getValue()), PRECISION);
            later = flow.getKey();
        }
        return worth;
    }
}
