package commerce.catalogue;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** The lists of products are read along an index, however many there are and whosever. */
@MadangTest
class PlansTest {
    private static final int SELLERS = 100;

    @Autowired
    ProductPages pages;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;
    Plans plans;

    @BeforeEach
    void open(@Autowired ApplicationContext context) {
        plans = new Plans(context);
    }

    @Test
    void listsProducts() {
        plans.assertServedByIndexes(() -> fill(50), () -> pages.newest(null, Long.MAX_VALUE, 21));
    }

    @Test
    void listsASellersProducts() {
        plans.assertServedByIndexes(() -> fill(1), () -> pages.newest(new SellerId(7), Long.MAX_VALUE, 21));
    }

    /** Of every so many products one is on sale. */
    private void fill(int onSale) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> sellers = new ArrayList<>();
        for (long id = 1; id <= SELLERS; id++) {
            sellers.add(new Object[]{id, "상점 " + id, "APPROVED", now});
        }
        List<Object[]> products = new ArrayList<>();
        List<Object[]> skus = new ArrayList<>();
        List<Object[]> stock = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            products.add(new Object[]{id, 1 + id % SELLERS, "상품 " + id, "", 1_000, false,
                    id % onSale == 0 ? "ON_SALE" : "PAUSED", now});
            skus.add(new Object[]{id, id, 0, true});
            stock.add(new Object[]{id, 1, 0});
        }
        new RowInsert(jdbc, "commerce_seller", "id", "name", "status", "created_at").insert(sellers);
        new RowInsert(jdbc, "commerce_product", "id", "seller_id", "name", "description", "price", "tax_free", "status",
                "created_at").insert(products);
        new RowInsert(jdbc, "commerce_sku", "id", "product_id", "price_difference", "on_sale").insert(skus);
        new RowInsert(jdbc, "commerce_stock", "sku_id", "on_hand", "held").insert(stock);
    }
}
