package commerce.demo;

import java.util.stream.LongStream;

import commerce.catalogue.Product;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import org.junit.jupiter.api.Test;
import platform.demo.DemoScale;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCatalogueTest {
    private static final DemoScale SCALE = new DemoScale(true, 20261121, 1_000, 100, 20_000);

    private final DemoCatalogue demo = new DemoCatalogue(SCALE);

    @Test
    void drawsTheSameFromTheSameSeed() {
        DemoCatalogue again = new DemoCatalogue(SCALE);
        assertThat(again.product(77)).isEqualTo(demo.product(77));
        assertThat(again.seller(7)).isEqualTo(demo.seller(7));
        assertThat(new DemoCatalogue(new DemoScale(true, 2, 1_000, 100, 20_000)).product(77))
                .isNotEqualTo(demo.product(77));
    }

    @Test
    void drawsProductsThatFitTheirTablesAndHaveIdsOfTheirOwn() {
        assertThat(LongStream.rangeClosed(1, 20_000).mapToObj(demo::product))
                .allSatisfy(product -> assertThat(product.name()).hasSizeLessThanOrEqualTo(100));
        assertThat(LongStream.rangeClosed(1, 20_000).mapToObj(demo::product).map(Product::skus)
                .flatMap(skus -> skus.stream().map(Sku::id))).doesNotHaveDuplicates();
    }

    @Test
    void hasSomethingThatIsNotOnSaleAndSomethingThatIsSoldOut() {
        assertThat(LongStream.rangeClosed(1, 200).mapToObj(demo::product).map(Product::status))
                .contains(ProductStatus.ON_SALE, ProductStatus.PAUSED);
        assertThat(LongStream.rangeClosed(1, 200).mapToObj(demo::product)
                .map(product -> demo.stock(product.skus().getFirst().id()))).contains(0).anyMatch(stock -> stock > 100);
    }
}
