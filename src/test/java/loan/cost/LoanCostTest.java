package loan.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoanCostTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** The published example: 100,000,000 × 1.2 % × 730 / 1,095 = 800,000, one year into a loan of 30 years. */
    @Test
    void thePrepaymentFeeFallsWithTheDaysLeftOfThreeYears() {
        PrepaymentFee fee = new PrepaymentFee(new BigDecimal("0.012"), START, START.plusYears(30));

        assertThat(fee.on(START.plusDays(365), Won.of(100_000_000))).isEqualTo(Won.of(800_000));
    }

    @Test
    void aShorterTermCountsItself() {
        PrepaymentFee fee = new PrepaymentFee(new BigDecimal("0.012"), START, START.plusDays(365));

        assertThat(fee.on(START.plusDays(265), Won.of(10_000_000))).isEqualTo(Won.of(32_876));
    }

    @Test
    void afterTheThirdYearThereIsNoPrepaymentFee() {
        PrepaymentFee fee = new PrepaymentFee(new BigDecimal("0.012"), START, START.plusYears(30));

        assertThat(fee.on(START.plusYears(3), Won.of(100_000_000))).isEqualTo(Won.ZERO);
        assertThat(fee.on(START.plusYears(3).minusDays(2), Won.of(100_000_000))).isEqualTo(Won.of(1_095));
    }

    /** 인지세법 §3 ① 1 and §6. */
    @ParameterizedTest
    @CsvSource({"50000000, 0", "50000001, 70000", "100000000, 70000", "100000001, 150000", "1000000000, 150000",
            "1000000001, 350000"})
    void stampDutyGoesByTheAmount(long principal, long duty) {
        assertThat(StampDuty.on(START, Won.of(principal))).isEqualTo(Won.of(duty));
        assertThat(StampDuty.borrowersHalf(START, Won.of(principal))).isEqualTo(Won.of(duty / 2));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 0.05, 0.08", "2026-01-01, 0.185, 0.20", "2026-01-01, 0.22, 0.22",
            "2020-01-01, 0.205, 0.235", "2021-07-07, 0.205, 0.205"})
    void overdueAmountsCostThreePointsMoreWithinTheLaw(LocalDate day, BigDecimal contract, BigDecimal overdue) {
        assertThat(OverdueRate.on(day, contract)).isEqualByComparingTo(overdue);
    }

    @Test
    void aDayBeforeTheFirstRuleHasNone() {
        assertThatThrownBy(() -> OverdueRate.on(LocalDate.of(2010, 1, 1), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
