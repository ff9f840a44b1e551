package commerce.wish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import commerce.CatalogueRows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** A wish list is read along its index. */
@MadangTest
class PlansTest {
    @Autowired
    Wishes wishes;
    @Autowired
    ApplicationContext context;

    @Test
    void listsAMembersWishes() {
        new Plans(context).assertServedByIndexes(() -> {
            CatalogueRows.fill(context, 1);
            List<Object[]> rows = new ArrayList<>();
            for (long id = 1; id <= Plans.ROWS; id++) {
                rows.add(new Object[]{1 + id % 50, id, id, UtcColumn.of(Instant.now())});
            }
            new RowInsert(context.getBean(JdbcTemplate.class), "commerce_wish", "member_id", "product_id", "id",
                    "added_at").insert(rows);
        }, () -> wishes.of(new Tsid(7), Long.MAX_VALUE, 21));
    }
}
