package commerce.stock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** A seller's stock and a SKU's ledger are read along indexes, however many others there are. */
@MadangTest
class PlansTest {
    @Autowired
    ReadSellerStock stock;
    @Autowired
    LowStock low;
    @Autowired
    ApplicationContext context;

    @Test
    void listsASellersStock() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            stock.lines(stock.products(new SellerId(7), "", Long.MAX_VALUE, 20));
            stock.products(new SellerId(7), "상품", 1_500, 20);
            stock.low(new SellerId(7), 0, 20);
            low.count(new SellerId(7));
            stock.find(new SellerId(7), new SkuId(6));
            stock.ledger(new SkuId(7), Long.MAX_VALUE, 20);
        });
    }

    private void fill() {
        CatalogueRows.fill(context, 1);
        LocalDateTime now = UtcColumn.of(Instant.now());
        List<Object[]> alarms = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            alarms.add(new Object[]{id, 1 + id % 100, 5});
            entries.add(new Object[]{id, 1 + id % 100, "RECEIVED", 1, now});
        }
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        new RowInsert(jdbc, "commerce_stock_alarm", "sku_id", "seller_id", "threshold").insert(alarms);
        new RowInsert(jdbc, "commerce_stock_entry", "id", "sku_id", "kind", "quantity", "at").insert(entries);
    }
}
