package commerce.seller;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Sellers are found along an index, however many there are. */
@MadangTest
class PlansTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ReadSellers sellers;

    @Test
    void findsSellersByNameAsDeepAsOneLooks() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            sellers.named("상점 1", null, 21);
            sellers.named("상점 1", new SellerId(1_500), 21);
        });
    }

    @Test
    void listsTheNewestOfAStatus() {
        new Plans(context).assertServedByIndexes(this::fill,
                () -> sellers.newest(SellerStatus.PAUSED, Long.MAX_VALUE, 21));
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(Instant.now());
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, "상점 " + id, id % 20 == 0 ? "PAUSED" : "APPROVED", now});
        }
        new RowInsert(jdbc, "commerce_seller", "id", "name", "status", "created_at").insert(rows);
    }
}
