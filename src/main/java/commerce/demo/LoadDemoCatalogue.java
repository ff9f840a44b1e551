package commerce.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.SkuId;
import commerce.stock.Stock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;

/**
 * Loads the demo's sellers, products and stock, before demo members order of them.
 */
@Component
@ConditionalOnDemo
@Order(-10)
class LoadDemoCatalogue implements ApplicationRunner {
    private static final int BATCH = 500;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoCatalogue demo;
    private final Catalogue catalogue;
    private final Stock stock;

    LoadDemoCatalogue(DemoLoader loader, DemoScale scale, Catalogue catalogue, Stock stock) {
        this.loader = loader;
        this.scale = scale;
        this.demo = new DemoCatalogue(scale);
        this.catalogue = catalogue;
        this.stock = stock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> {
            progress.step("sellers", scale.sellers(), BATCH, this::sellers);
            progress.step("products", scale.products(), BATCH, this::products);
        });
    }

    private void sellers(long first, long last) {
        catalogue.addSellers(LongStream.rangeClosed(first, last).mapToObj(demo::seller).toList());
    }

    private void products(long first, long last) {
        List<Product> products = LongStream.rangeClosed(first, last).mapToObj(demo::product).toList();
        catalogue.addProducts(products);
        Map<SkuId, Integer> pieces = new LinkedHashMap<>();
        products.forEach(product -> product.skus().forEach(sku -> pieces.put(sku.id(), demo.stock(sku.id()))));
        stock.open(pieces);
    }
}
