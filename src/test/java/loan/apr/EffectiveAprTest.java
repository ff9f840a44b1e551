package loan.apr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.Instalment;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EffectiveAprTest {
    private static final long SEED = 20_261_127;
    private static final int LOANS = 150;

    /** EU Directive 87/102/EEC, Annex III, example 1 (as amended by 98/7/EC): by days of a year of 365. */
    @Test
    void anAdvanceAndOnePayment() {
        BigDecimal rate = EffectiveApr.of(List.of(new CashFlow(LocalDate.of(1994, 1, 1), 1_000)),
                List.of(new CashFlow(LocalDate.of(1995, 7, 1), 1_200)));

        assertThat(percent(rate)).isEqualTo("12.96");
    }

    /** EU Directive 87/102/EEC, Annex III, example 2: the creditor keeps 50 of the 1,000. */
    @Test
    void chargesKeptFromTheAdvanceCount() {
        BigDecimal rate = EffectiveApr.of(List.of(new CashFlow(LocalDate.of(1994, 1, 1), 950)),
                List.of(new CashFlow(LocalDate.of(1995, 7, 1), 1_200)));

        assertThat(percent(rate)).isEqualTo("16.90");
    }

    /** EU Directive 87/102/EEC, Annex III, example 3: two payments of 600 after one and two years. */
    @Test
    void severalPayments() {
        BigDecimal rate = EffectiveApr.of(List.of(new CashFlow(LocalDate.of(1994, 1, 1), 1_000)), List
                .of(new CashFlow(LocalDate.of(1995, 1, 1), 600), new CashFlow(LocalDate.of(1996, 1, 1), 600)));

        assertThat(percent(rate)).isEqualTo("13.07");
    }

    @Test
    void aLoanWithoutInterestOrCostsHasARateOfNothing() {
        assertThat(EffectiveApr.of(schedule("0"), 12_000_000, 0)).isEqualByComparingTo("0");
    }

    @Test
    void costsRaiseIt() {
        BigDecimal without = EffectiveApr.of(schedule("0.05"), 12_000_000, 0);

        assertThat(percent(without)).isEqualTo("5.12");
        assertThat(EffectiveApr.of(schedule("0.05"), 12_000_000, 35_000)).isGreaterThan(without);
    }

    @Test
    void refusesWhatNoRateSolves() {
        assertThatThrownBy(() -> EffectiveApr.of(List.of(new CashFlow(LocalDate.of(2026, 1, 1), 1_000)),
                List.of(new CashFlow(LocalDate.of(2026, 2, 1), 1)))).isInstanceOf(IllegalArgumentException.class);
    }

    /** By another way, slow and sure: 40 digits, an interval halved until it is narrower than any that could matter. */
    @Test
    void agreesWithHalvingToTheLastDigit() {
        Random random = new Random(SEED);
        for (int i = 0; i < LOANS; i++) {
            LocalDate start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_500));
            int months = random.nextInt(10) == 0 ? 300 + random.nextInt(181) : 1 + random.nextInt(60);
            long principal = 1_000_000 + random.nextLong(99_000_000);
            Schedule schedule = Schedule.of(new Terms(principal, BigDecimal.valueOf(random.nextInt(200_001), 6), start,
                    Terms.monthly(start.plusDays(1 + random.nextInt(60)), months),
                    List.of(RepaymentMethod.values()).get(random.nextInt(3)), 0, DayCount.ACT_365, Convention.WON));
            long costs = random.nextLong(principal / 20);

            assertThat(EffectiveApr.of(schedule, principal, costs)).as("Loan %s of seed %s", i, SEED)
                    .isEqualTo(halved(schedule, principal - costs));
        }
    }

    private static BigDecimal halved(Schedule schedule, long advanced) {
        MathContext precision = new MathContext(40);
        LocalDate start = schedule.instalments().getFirst().from();
        BigDecimal low = new BigDecimal("0.97");
        BigDecimal high = new BigDecimal("1.002");
        for (int i = 0; i < 80; i++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.TWO, precision);
            BigDecimal worth = BigDecimal.valueOf(-advanced);
            BigDecimal discount = BigDecimal.ONE;
            LocalDate before = start;
            for (Instalment each : schedule.instalments()) {
                int days = Math.toIntExact(ChronoUnit.DAYS.between(before, each.due()));
                discount = discount.multiply(middle.pow(days, precision), precision);
                worth = worth.add(discount.multiply(BigDecimal.valueOf(each.amount())), precision);
                before = each.due();
            }
            if (worth.signum() < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return BigDecimal.ONE.divide(low.pow(365, precision), precision).subtract(BigDecimal.ONE).setScale(8,
                RoundingMode.HALF_UP);
    }

    private static Schedule schedule(String rate) {
        LocalDate start = LocalDate.of(2026, 1, 15);
        return Schedule.of(new Terms(12_000_000, new BigDecimal(rate), start, Terms.monthly(start.plusMonths(1), 12),
                RepaymentMethod.EQUAL_INSTALMENTS, 0, DayCount.ACT_365, Convention.WON));
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
