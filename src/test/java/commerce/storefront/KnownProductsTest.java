package commerce.storefront;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** How much an instance keeps of the products that were looked at. */
class KnownProductsTest {
    private static final int FITS = 15_000;

    private int described;
    private final KnownProducts known = new KnownProducts(new ProductPages(null, null) {
        @Override
        Optional<Described> describe(ProductId id) {
            described++;
            Product product = new Product(id, new SellerId(1), "감귤", "가".repeat(2_000), Won.of(1_000), true,
                    ProductStatus.ON_SALE, GoodsCategory.FRUIT, List.of(),
                    List.of(new Sku(new SkuId(id.value()), List.of(), Won.ZERO, true)));
            return Optional.of(new Described(product, "한빛상회", true,
                    new Told(new CategoryId(110), Map.of(), Map.of(), List.of(), null, new Freight(Won.ZERO,
                            null, null, false, Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO))));
        }

        @Override
        Map<SkuId, Integer> available(Collection<Sku> skus) {
            return Map.of();
        }
    });

    @Test
    void isBoundedBySizeAndGivesUpNoMoreThanItMust() {
        for (long id = 1; id <= 2 * FITS; id++) {
            known.page(new ProductId(id));
        }
        assertThat(known.size()).isBetween(60L << 20, 64L << 20);
        described = 0;
        for (long id = 1; id <= 2 * FITS; id++) {
            known.page(new ProductId(id));
        }
        assertThat(described).isLessThan(2 * FITS);
        known.everythingChanged();
        assertThat(known.size()).isZero();
    }

    @Test
    void readsAnewWhatChanged() {
        known.page(new ProductId(1));
        known.page(new ProductId(1));
        assertThat(described).isEqualTo(1);
        known.changed(Set.of(new ProductId(1)));
        known.page(new ProductId(1));
        assertThat(described).isEqualTo(2);
    }
}
