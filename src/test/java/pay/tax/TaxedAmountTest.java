package pay.tax;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaxedAmountTest {
    @ParameterizedTest
    @CsvSource({"37400, 0, 34000, 3400", "30000, 0, 27273, 2727", "30000, 30000, 0, 0", "40000, 2600, 34000, 3400",
            "1, 0, 1, 0", "5, 0, 5, 0", "6, 0, 5, 1", "11, 0, 10, 1", "16, 0, 15, 1", "17, 0, 15, 2",
            "1000000000000, 0, 909090909091, 90909090909"})
    void splitsTheTaxableHalfUp(long total, long taxFree, long supplied, long vat) {
        TaxedAmount amount = TaxedAmount.of(total, taxFree);
        assertThat(amount.supplied()).isEqualTo(Won.of(supplied));
        assertThat(amount.vat()).isEqualTo(Won.of(vat));
    }

    @Test
    void takesTheTaxableFirstWhenNobodySaysOtherwise() {
        TaxedAmount whole = TaxedAmount.of(10_000, 4_000);
        assertThat(whole.part(Won.of(5_000))).isEqualTo(TaxedAmount.of(5_000, 0));
        assertThat(whole.part(Won.of(6_000))).isEqualTo(TaxedAmount.of(6_000, 0));
        assertThat(whole.part(Won.of(6_001))).isEqualTo(TaxedAmount.of(6_001, 1));
        assertThat(whole.part(Won.of(10_000))).isEqualTo(whole);
    }

    @Test
    void coversNoMoreOfEitherKindThanItHas() {
        TaxedAmount whole = TaxedAmount.of(10_000, 4_000);
        assertThat(whole.covers(TaxedAmount.of(10_000, 4_000))).isTrue();
        assertThat(whole.covers(TaxedAmount.of(4_001, 4_001))).isFalse();
        assertThat(whole.covers(TaxedAmount.of(6_001, 0))).isFalse();
        assertThatThrownBy(() -> TaxedAmount.of(10, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TaxedAmount.of(10, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
