package commerce;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.Plans;

/** A catalogue as large as {@link Plans} wants it, of sellers 1 to 100. */
public final class CatalogueRows {
    private static final int SELLERS = 100;

    private CatalogueRows() {}

    /** Of every so many products one is on sale. */
    public static void fill(ApplicationContext context, int onSale) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        LocalDateTime now = UtcColumn.of(Instant.now());
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
