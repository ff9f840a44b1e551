package loan.lender;

import java.math.BigDecimal;

import loan.dsr.RateType;
import loan.schedule.RepaymentMethod;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class LenderTermsTest {
    @Test
    void aFeeIsNoMoreThanTheLawAllowsAsInterest() {
        assertThat(fits(3, 500_000)).isTrue();
        assertThat(fits(3, 500_001)).isFalse();
        assertThat(fits(480, 2_000_000)).isTrue();
        assertThat(fits(480, 2_000_001)).isFalse();
        assertThat(fits(36, -1)).isFalse();
    }

    private static boolean fits(int months, long fee) {
        Won amount = Won.of(10_000_000);
        return new LenderTerms("r", "C1", amount, amount, new BigDecimal("0.05"), RateType.FIXED, months,
                RepaymentMethod.EQUAL_INSTALMENTS, BigDecimal.ZERO, Won.of(fee)).fit(amount, months);
    }
}
