package pay.receipt;

import java.util.Random;

import org.junit.jupiter.api.Test;
import pay.tax.TaxedAmount;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyShareTest {
    @Test
    void isFreeOfTaxAsFarAsTheWholeIs() {
        assertThat(MoneyShare.of(Won.of(10_000), TaxedAmount.of(10_000, 4_000)))
                .isEqualTo(TaxedAmount.of(10_000, 4_000));
        assertThat(MoneyShare.of(Won.of(5_000), TaxedAmount.of(10_000, 4_001))).isEqualTo(TaxedAmount.of(5_000, 2_000));
    }

    @Test
    void givesBackNoMoreOfEitherThanIsLeft() {
        TaxedAmount left = TaxedAmount.of(1_000, 300);
        assertThat(MoneyShare.within(left, TaxedAmount.of(500, 400))).isEqualTo(TaxedAmount.of(500, 300));
        assertThat(MoneyShare.within(left, TaxedAmount.of(900, 0))).isEqualTo(TaxedAmount.of(900, 200));
        assertThat(MoneyShare.within(left, TaxedAmount.of(1_000, 0))).isEqualTo(left);
    }

    /** Cancels in any number of parts leave the split of what is left, and each part's is one that can be printed. */
    @Test
    void leavesTheSplitOfWhatIsLeftToTheWon() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long total = 1L + random.nextInt(100_000);
            TaxedAmount left = TaxedAmount.of(total, random.nextLong(total + 1));
            long vat = left.vat().amount();
            while (left.total().isPositive()) {
                long back = 1 + random.nextLong(left.total().amount());
                TaxedAmount part = MoneyShare.within(left, TaxedAmount.of(back, random.nextLong(back + 1)));
                long partVat = left.vat().minus(left.minus(part).vat()).amount();
                assertThat(partVat).as("seed %d", seed).isBetween(0L, part.taxable().amount());
                vat -= partVat;
                left = left.minus(part);
                assertThat(vat).as("seed %d", seed).isEqualTo(left.vat().amount());
            }
        }
    }
}
