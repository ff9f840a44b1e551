package commerce.shelf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import commerce.catalogue.ProductId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What one thing that cannot be read holds up. */
class ShelfFeedTest {
    private final TestCategories categories = new TestCategories();
    private final Set<ProductId> told = new HashSet<>();
    private final ShelfFeed feed = new ShelfFeed(null, categories, new FailingGoods(List.of()), null,
            java.time.Clock.systemUTC(), List.of(new ShelfWatcher() {
                @Override
                public void changed(Set<ProductId> products) {
                    told.addAll(products);
                }

                @Override
                public void everythingChanged() {}
            }));

    @Test
    void tellsOfProductsThoughTheTreeOfCategoriesCannotBeRead() {
        categories.fail(true);
        assertThatThrownBy(() -> feed.tell(List.of(new ShelfChange(1, ShelfChange.Kind.CATEGORIES, 110),
                new ShelfChange(2, ShelfChange.Kind.PRODUCT, 7)))).isInstanceOf(IllegalStateException.class);
        assertThat(told).containsExactly(new ProductId(7));
    }
}
