package commerce.ops;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void findsAnOrderByWhateverNumber(@Autowired ApplicationContext context, @Autowired WholeOrders orders) {
        new Plans(context).assertReadsFew(this::fillWithItems,
                () -> assertThat(orders.find(new Tsid(7)).orElseThrow().items()).hasSize(1));
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

    private void fillWithItems() {
        fill();
        List<Object[]> sellers = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            sellers.add(new Object[]{id, id, 1, LocalDateTime.of(2026, 11, 21, 10, 0)});
            items.add(new Object[]{Plans.ROWS + id, id, id, 1, 1, 1, "귤", "5kg", 1, 1, 1_000, false});
        }
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellers);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id",
                "product_name", "option_name", "quantity", "remaining", "unit_price", "tax_free").insert(items);
    }
}
