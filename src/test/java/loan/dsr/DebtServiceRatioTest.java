package loan.dsr;

import java.math.BigDecimal;
import java.time.LocalDate;

import loan.product.LoanKind;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class DebtServiceRatioTest {
    private static final LocalDate NOW = LocalDate.of(2026, 11, 27);

    /** FSC, press release of 2025-10-15: 50 million won a year, 30 years at 4.0 %, variable: about 294 → 251 million. */
    @Test
    void theStressOfOctober2025TakesFortyThreeMillion() {
        assertThat(limit(LocalDate.of(2025, 10, 15), "0.04", 50_000_000)).isEqualTo(294);
        assertThat(limit(LocalDate.of(2025, 10, 16), "0.04", 50_000_000)).isEqualTo(251);
    }

    /** FSC, press release of 2025-05-20: 100 million won a year, 30 years at 4.2 %, variable: about 19.3 million less. */
    @Test
    void theThirdStageTakesNineteenMillion() {
        // Before the ceiling of 600 million came on 2025-06-28.
        long before = judge(LocalDate.of(2025, 6, 27), mortgage("0.042", RateType.VARIABLE), 100_000_000, 0).limit()
                .amount();
        long after = judge(LocalDate.of(2025, 7, 1), mortgage("0.042", RateType.VARIABLE), 100_000_000, 0).limit()
                .amount();

        assertThat(before - after).isCloseTo(19_300_000, Offset.offset(50_000L));
    }

    /** The third stage elsewhere: put off to 2026-06-30, the last that is known to us; in the capital it is another already. */
    @Test
    void elsewhereTheThirdStageHoldsFromJuly2026() {
        assertThat(elsewhere(LocalDate.of(2026, 6, 30))).isEqualByComparingTo("0.0475");
        assertThat(elsewhere(LocalDate.of(2026, 7, 1))).isEqualByComparingTo("0.0550");
        assertThat(stressed(RateType.VARIABLE)).isEqualByComparingTo("0.0700");
    }

    private static BigDecimal elsewhere(LocalDate day) {
        return judge(day, new LoanWish(LoanKind.MORTGAGE, Won.of(100_000_000), new BigDecimal("0.04"), 360,
                RateType.VARIABLE, Area.ELSEWHERE, Sector.BANK), 50_000_000, 0).stressedRate();
    }

    /** FSC, 2025-05-20: variable 100 %, mixed of five years 80 %, periodic of five years 40 %. */
    @Test
    void aSaferRateIsStressedLess() {
        assertThat(stressed(RateType.VARIABLE)).isEqualByComparingTo("0.0700");
        assertThat(stressed(RateType.MIXED_FIVE_YEARS)).isEqualByComparingTo("0.0640");
        assertThat(stressed(RateType.PERIODIC_FIVE_YEARS)).isEqualByComparingTo("0.0520");
        assertThat(stressed(RateType.FIXED)).isEqualByComparingTo("0.0400");
    }

    @Test
    void saysWhichRuleLimits() {
        assertThat(judge(NOW, mortgage("0.04", RateType.FIXED), 50_000_000, 0).limitedBy())
                .isEqualTo(DsrVerdict.Rule.DEBT_SERVICE);
        DsrVerdict rich = judge(NOW, mortgage("0.04", RateType.FIXED), 500_000_000, 0);
        assertThat(rich.limitedBy()).isEqualTo(DsrVerdict.Rule.AMOUNT);
        assertThat(rich.limit()).isEqualTo(Won.of(600_000_000));
        DsrVerdict credit = judge(NOW, credit(30_000_000), 40_000_000, 0);
        assertThat(credit.limitedBy()).isEqualTo(DsrVerdict.Rule.INCOME);
        assertThat(credit.limit()).isEqualTo(Won.of(40_000_000));
        assertThat(credit.allowed()).isTrue();
        assertThat(judge(NOW, credit(40_000_001), 40_000_000, 0).allowed()).isFalse();
    }

    @Test
    void whatIsOwedAlreadyCounts() {
        DsrVerdict verdict = judge(NOW, credit(10_000_000), 40_000_000, 15_900_000);

        assertThat(verdict.limit()).isLessThan(Won.of(500_000));
        assertThat(verdict.dsr()).isNotNull().isGreaterThan(verdict.cap());
        assertThat(verdict.allowed()).isFalse();
    }

    @Test
    void withoutAnIncomeNothingMayBeBorrowed() {
        DsrVerdict verdict = judge(NOW, credit(1_000_000), 0, 0);

        assertThat(verdict.limit()).isEqualTo(Won.ZERO);
        assertThat(verdict.dsr()).isNull();
    }

    private static long limit(LocalDate day, String rate, long income) {
        return Math.round(judge(day, mortgage(rate, RateType.VARIABLE), income, 0).limit().amount() / 1_000_000d);
    }

    private static BigDecimal stressed(RateType type) {
        return judge(NOW, mortgage("0.04", type), 50_000_000, 0).stressedRate();
    }

    private static DsrVerdict judge(LocalDate day, LoanWish wish, long income, long debtService) {
        return DebtServiceRatio.judge(DsrRules.on(day), new Income(Won.of(income), Won.of(debtService)), wish);
    }

    private static LoanWish mortgage(String rate, RateType type) {
        return new LoanWish(LoanKind.MORTGAGE, Won.of(100_000_000), new BigDecimal(rate), 360, type, Area.CAPITAL,
                Sector.BANK);
    }

    private static LoanWish credit(long amount) {
        return new LoanWish(LoanKind.CREDIT, Won.of(amount), new BigDecimal("0.06"), 60, RateType.VARIABLE,
                Area.ELSEWHERE, Sector.BANK);
    }
}
