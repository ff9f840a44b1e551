package pay.merchant;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Fee;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private final FeePlans plans = new FeePlans();

    @Test
    void takesTheVatOutOfAFeeThatHoldsIt() {
        Fee fee = plans.on(TODAY, "STANDARD", null).on(Won.of(34_000));
        assertThat(fee).isEqualTo(new Fee(Won.of(782), Won.of(78)));
        assertThat(fee.total()).isEqualTo(Won.of(860));
    }

    @Test
    void addsTheVatToAFeeThatDoesNot() {
        assertThat(plans.on(TODAY, "WEEKLY", null).on(Won.of(34_000))).isEqualTo(new Fee(Won.of(748), Won.of(74)));
    }

    @Test
    void roundsDownToTheWon() {
        assertThat(plans.on(TODAY, "MONTHLY", null).on(Won.of(999)).net()).isEqualTo(Won.of(18));
        assertThat(plans.on(TODAY, "MONTHLY", null).on(Won.of(1)).total()).isEqualTo(Won.ZERO);
        assertThat(plans.on(TODAY, "STANDARD", null).on(Won.ZERO).total()).isEqualTo(Won.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.40", "300000000, 0.40", "300000001, 1.00", "500000000, 1.00", "1000000000, 1.15",
            "1000000001, 1.45", "3000000000, 1.45", "3000000001, 2.53"})
    void takesNoMoreFromASmallMerchantThanTheLawAllows(long sales, String percent) {
        assertThat(plans.on(TODAY, "STANDARD", Won.of(sales)).percent()).isEqualByComparingTo(percent);
    }

    @Test
    void followsTheLawOfTheDay() {
        Won sales = Won.of(100_000_000);
        assertThat(plans.on(LocalDate.of(2025, 2, 13), "STANDARD", sales).percent()).isEqualByComparingTo("0.50");
        assertThat(plans.on(LocalDate.of(2025, 2, 14), "STANDARD", sales).percent()).isEqualByComparingTo("0.40");
    }

    @Test
    void neverAddsUpToAnotherTotal() {
        for (FeePlan plan : plans.names(TODAY).stream().map(name -> plans.on(TODAY, name, null)).toList()) {
            for (long sale = 1; sale < 20_000; sale += 7) {
                Fee fee = plan.on(Won.of(sale));
                assertThat(fee.vat().isNegative()).isFalse();
                assertThat(fee.vat().amount() * 10).isBetween(fee.net().amount() - 10, fee.net().amount() + 10);
            }
        }
    }

    @Test
    void knowsNoOtherPlan() {
        assertThatThrownBy(() -> plans.on(TODAY, "FREE", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
