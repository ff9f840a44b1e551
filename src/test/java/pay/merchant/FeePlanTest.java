package pay.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Fee;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class FeePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final FeePlan VAT_INCLUDED = plan("2.53", true);
    private static final FeePlan VAT_ADDED = plan("2.20", false);
    private static final FeePlan LOW = plan("1.90", false);

    private static FeePlan plan(String percent, boolean vatIncluded) {
        return new FeePlan("PLAN", new BigDecimal(percent), vatIncluded, SettlementCycle.DAILY, 2, Won.of(11_000));
    }

    @Test
    void takesTheVatOutOfAFeeThatHoldsIt() {
        Fee fee = VAT_INCLUDED.on(Won.of(34_000));
        assertThat(fee).isEqualTo(new Fee(Won.of(782), Won.of(78)));
        assertThat(fee.total()).isEqualTo(Won.of(860));
    }

    @Test
    void addsTheVatToAFeeThatDoesNot() {
        assertThat(VAT_ADDED.on(Won.of(34_000))).isEqualTo(new Fee(Won.of(748), Won.of(74)));
    }

    @Test
    void roundsDownToTheWon() {
        assertThat(LOW.on(Won.of(999)).net()).isEqualTo(Won.of(18));
        assertThat(LOW.on(Won.of(1)).total()).isEqualTo(Won.ZERO);
        assertThat(VAT_INCLUDED.on(Won.ZERO).total()).isEqualTo(Won.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.40", "300000000, 0.40", "300000001, 1.00", "500000000, 1.00", "1000000000, 1.15",
            "1000000001, 1.45", "3000000000, 1.45", "3000000001, 2.53"})
    void takesNoMoreFromASmallMerchantThanTheLawAllows(long sales, String percent) {
        assertThat(SmallMerchants.cap(VAT_INCLUDED, TODAY, Won.of(sales)).percent()).isEqualByComparingTo(percent);
    }

    @Test
    void followsTheLawOfTheDay() {
        Won sales = Won.of(100_000_000);
        assertThat(SmallMerchants.cap(VAT_INCLUDED, LocalDate.of(2025, 2, 13), sales).percent())
                .isEqualByComparingTo("0.50");
        assertThat(SmallMerchants.cap(VAT_INCLUDED, LocalDate.of(2025, 2, 14), sales).percent())
                .isEqualByComparingTo("0.40");
    }

    @Test
    void neverAddsUpToAnotherTotal() {
        for (FeePlan plan : List.of(VAT_INCLUDED, VAT_ADDED, LOW)) {
            for (long sale = 1; sale < 20_000; sale += 7) {
                Fee fee = plan.on(Won.of(sale));
                assertThat(fee.vat().isNegative()).isFalse();
                assertThat(fee.vat().amount() * 10).isBetween(fee.net().amount() - 10, fee.net().amount() + 10);
            }
        }
    }

    @Test
    void leavesAPlanThatTheLawDoesNotCap() {
        assertThat(SmallMerchants.cap(VAT_INCLUDED, TODAY, null)).isEqualTo(VAT_INCLUDED);
        FeePlan cheap = plan("0.30", true);
        assertThat(SmallMerchants.cap(cheap, TODAY, Won.of(100_000_000))).isEqualTo(cheap);
    }
}
