package commerce.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharesTest {
    @Test
    void dividesInProportion() {
        assertThat(Shares.divide(Won.of(1_000), List.of(Won.of(5_000), Won.of(10_000), Won.of(5_000))))
                .containsExactly(Won.of(250), Won.of(500), Won.of(250));
        assertThat(Shares.divide(Won.of(100), List.of(Won.of(1), Won.of(1), Won.of(1_000)))).containsExactly(Won.of(0),
                Won.of(0), Won.of(100));
    }

    @Test
    void refusesADiscountAboveThePrice() {
        assertThatThrownBy(() -> Shares.divide(Won.of(101), List.of(Won.of(50), Won.of(50))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesAllOfItAndToNothingMoreThanItsPriceWhateverTheAmounts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<Won> prices = new ArrayList<>();
            long sum = 0;
            for (int i = random.nextInt(8); i >= 0; i--) {
                long price = random.nextBoolean() ? random.nextInt(4) : random.nextLong(1_000_000_000);
                prices.add(Won.of(price));
                sum += price;
            }
            Won amount = Won.of(random.nextLong(sum + 1));
            List<Won> shares = Shares.divide(amount, prices);
            assertThat(shares.stream().reduce(Won.ZERO, Won::plus)).as("seed " + seed).isEqualTo(amount);
            for (int i = 0; i < prices.size(); i++) {
                assertThat(shares.get(i).amount()).as("seed " + seed).isBetween(0L, prices.get(i).amount());
            }
        }
    }
}
