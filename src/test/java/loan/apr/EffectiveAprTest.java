package loan.apr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EffectiveAprTest {
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

    private static Schedule schedule(String rate) {
        LocalDate start = LocalDate.of(2026, 1, 15);
        return Schedule.of(new Terms(12_000_000, new BigDecimal(rate), start, Terms.monthly(start.plusMonths(1), 12),
                RepaymentMethod.EQUAL_INSTALMENTS, 0, DayCount.ACT_365, Convention.WON));
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
