package commerce.shelf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.ProductId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.MadangTest;
import testing.Plans;

/** What each instance reads all the time is read along an index. */
@MadangTest
class PlansTest {
    @Autowired
    ShelfGoods goods;
    @Autowired
    ShelfChanges changes;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void readsProductsByTheirIds() {
        served(() -> goods.after(new ProductId(1_000), 20));
    }

    @Test
    void findsProductsWhoseSaleHasBegunOrEnded() {
        Instant now = Instant.now();
        served(() -> goods.repricedBetween(now.minus(Duration.ofSeconds(1)), now));
    }

    @Test
    void readsASellersProducts() {
        SellersProducts products = new SellersProducts(jdbc);
        served(() -> {
            products.add(7);
            products.tellSome(20, _ -> {
            });
        });
    }

    @Test
    void readsWhatChanged() {
        served(() -> {
            long last = changes.last();
            changes.after(last - 20, 20);
            changes.within(List.of(new ReadPosition.Gap(last - 30, last - 20, 0)), 20);
        });
    }

    private void served(Runnable read) {
        new Plans(context).assertServedByIndexes(() -> CatalogueRows.fill(context, 1), read);
    }
}
