package commerce.catalogue;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of goods of a category below others. */
class GoodsFormsTest {
    private static final Category FOOD = new Category(new CategoryId(100), null, "식품", "Food", null, null);
    /** Its number is the smaller one. */
    private static final Category FRUIT = new Category(new CategoryId(11), FOOD.id(), "과일", "Fruit",
            GoodsCategory.FRUIT,
            null);

    @Test
    void isWhatTheMoreExactCategorySaysWhateverItsPlaceOrNumber() {
        Attribute origin = attribute("ORIGIN", true);
        Attribute storage = attribute("STORAGE", true);
        Attribute own = attribute("ORIGIN", false);
        for (int place : new int[]{0, 1}) {
            assertThat(GoodsForms.merged(List.of(FOOD, FRUIT), List.of(new GoodsForms.Said(FRUIT.id(), place, own),
                    new GoodsForms.Said(FOOD.id(), 2, storage), new GoodsForms.Said(FOOD.id(), 1, origin))))
                    .containsExactly(own, storage);
        }
    }

    private static Attribute attribute(String code, boolean required) {
        return new Attribute(code, code, code, required, List.of());
    }
}
