package commerce.ops;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import testing.MadangTest;
import testing.Plans;

@MadangTest
class PlansTest {
    @Autowired
    OrderFigures figures;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsWhatIsNotPaidYet(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, figures::unpaid);
    }

    private void fill() {
        LocalDateTime at = LocalDateTime.of(2026, 11, 21, 10, 0);
        List<Object[]> waiting = new ArrayList<>();
        List<Object[]> expired = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            if (id % 20 == 0) {
                waiting.add(new Object[]{id, 1, "PAYMENT_WAITING", 1_000, 0, at, at, at});
            } else {
                expired.add(new Object[]{id, 1, "EXPIRED", 1_000, 0, at, at, at});
            }
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "lapse_at").insert(waiting);
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "closed_at").insert(expired);
    }
}
