package home.spending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import commerce.catalogue.GoodsCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpendingRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final SpendingRules rules = SpendingRules.load();

    @ParameterizedTest
    @CsvSource({"FRUIT, GROCERIES", "PREPARED_FOOD, GROCERIES", "SHOES_AND_BAGS, FASHION", "DIGITAL, ELECTRONICS",
            "KITCHEN, LIVING", "BEAUTY, BEAUTY", "BOOKS, SHOPPING", "SOMETHING_NEW, SHOPPING"})
    void tellsWhatAPaymentWasFor(String sort, Category category) {
        assertThat(split(900, Map.of(sort, 900L))).containsExactly(Map.entry(category, 900L));
    }

    @ParameterizedTest
    @EnumSource
    void hasACategoryForEachSortOfGoods(GoodsCategory sort) {
        assertThat(split(1, Map.of(sort.name(), 1L))).hasSize(1);
    }

    @Test
    void takesWhatIsNoPaymentForWhatItIs() {
        assertThat(rules.split(new Outlay(Outlay.Kind.TRANSFER, DAY, 5, Goods.UNKNOWN, Instant.EPOCH)))
                .containsExactly(Map.entry(Category.TRANSFER, 5L));
        assertThat(rules.split(new Outlay(Outlay.Kind.LOAN_REPAYMENT, DAY, 5, Goods.UNKNOWN, Instant.EPOCH)))
                .containsExactly(Map.entry(Category.LOAN, 5L));
        assertThat(rules.split(new Outlay(Outlay.Kind.PAYMENT, DAY, 5, Goods.of(null), Instant.EPOCH)))
                .containsExactly(Map.entry(Category.SHOPPING, 5L));
    }

    @Test
    void sharesAPaymentOutByPricesToTheWon() {
        // A coupon and a refund took 1,000 won off.
        assertThat(split(9_000, Map.of("FRUIT", 3_333L, "SEAFOOD", 1L, "BOOKS", 6_666L)))
                .containsOnly(Map.entry(Category.SHOPPING, 5_999L), Map.entry(Category.GROCERIES, 3_001L));
        assertThat(split(1L << 60, Map.of("FRUIT", 1L << 60, "BOOKS", 1L << 60)).values().stream()
                .mapToLong(Long::longValue).sum()).isEqualTo(1L << 60);
    }

    @Test
    void comesOutOfItsColumnAsItWentIn() {
        Goods goods = new Goods(new TreeMap<>(Map.of("FRUIT", 3L, "", 4L)));
        assertThat(Goods.of(goods.text())).isEqualTo(goods);
    }

    private Map<Category, Long> split(long amount, Map<String, Long> sums) {
        return rules.split(new Outlay(Outlay.Kind.PAYMENT, DAY, amount, new Goods(new TreeMap<>(sums)),
                Instant.EPOCH));
    }
}
