package commerce.chargeback;

import java.util.List;
import java.util.stream.LongStream;

import commerce.catalogue.SellerId;
import commerce.order.CardPart;
import commerce.order.ItemId;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class DivisionTest {
    @Test
    void dividesWhatIsDisputedInProportionToWhatTheCardPaidToTheWon() {
        assertThat(divided(1_000, 1_000, 1_000, 1_000)).containsExactly(333L, 333L, 334L);
        assertThat(divided(7, 3, 5, 9)).containsExactly(1L, 2L, 4L);
    }

    @Test
    void givesEachWhatTheCardPaidWhenAllOfItIsDisputedOrMoreThanThat() {
        assertThat(divided(17_000, 3, 5, 9)).containsExactly(3L, 5L, 9L);
        assertThat(divided(17, 3, 5, 9)).containsExactly(3L, 5L, 9L);
    }

    @Test
    void dividesNothingWhenTheCardHasPaidNothing() {
        assertThat(divided(1_000)).isEmpty();
    }

    private static List<Long> divided(long amount, long... paid) {
        return Division.of(Won.of(amount), LongStream.of(paid).mapToObj(each -> new CardPart(new SellerId(1),
                new ItemId(1), null, Won.of(each), Won.of(each), Won.ZERO, false, 1, true)).toList()).stream()
                .map(Won::amount).toList();
    }
}
