package commerce.product;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import commerce.CatalogueRows;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** What waits, and what became of a product, is read along an index. */
@MadangTest
class PlansTest {
    private final LocalDateTime now = UtcColumn.of(Instant.now());

    @Autowired
    ReadApprovals approvals;
    @Autowired
    ProductHistory history;
    @Autowired
    ReadListings listings;
    @Autowired
    ReadTerms terms;
    @Autowired
    ApplicationContext context;

    @Test
    void listsASellersProductsByTheirTabs() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            for (ProductTab tab : ProductTab.values()) {
                listings.of(new SellerId(7), tab, "", Long.MAX_VALUE, 21);
                listings.of(new SellerId(7), tab, "상품", 1_500, 21);
            }
            listings.count(new SellerId(7));
            terms.of(new SellerId(7), 0, 21);
        });
    }

    @Test
    void listsWhatWaits() {
        new Plans(context).assertServedByIndexes(this::fill, () -> approvals.waiting(20));
    }

    private void fill() {
        CatalogueRows.fill(context, 2);
        List<Object[]> drafts = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean waits = id % 50 == 0;
            drafts.add(new Object[]{id, 1 + id % 100, waits ? "WAITING" : "DRAFT",
                    DraftJson.write(new Draft(new Content("x", "x", 110, true, List.of(), List.of(),
                            Map.of(), Map.of(), List.of()), null)),
                    1, now, waits ? now : null});
        }
        new RowInsert(context.getBean(JdbcTemplate.class), "commerce_product_draft", "product_id", "seller_id",
                "status", "content", "version", "changed_at", "submitted_at").insert(drafts);
    }

    @Test
    void readsAProductsHistory() {
        new Plans(context).assertServedByIndexes(() -> {
            List<Object[]> entries = new ArrayList<>();
            for (long id = 1; id <= Plans.ROWS; id++) {
                entries.add(new Object[]{id, 1 + id % 100, now, "SELLER", 1L, "EDIT", "DRAFT", "{}"});
            }
            new RowInsert(context.getBean(JdbcTemplate.class), "commerce_product_history", "id", "product_id", "at",
                    "actor", "actor_id", "happening", "status", "details").insert(entries);
        }, () -> {
            history.of(new ProductId(7), Long.MAX_VALUE, 20);
            history.written(new ProductId(7));
        });
    }
}
