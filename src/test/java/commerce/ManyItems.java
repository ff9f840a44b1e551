package commerce;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.Plans;

/** Items by the thousand, for plans: of a hundred buyers and as many sellers, sent, and none of them due. */
public final class ManyItems {
    private ManyItems() {}

    /** The ids of items and of their orders are 1 to {@link Plans#ROWS}. */
    public static void add(ApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Clock clock = context.getBean(Clock.class);
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(7)));
        List<Object[]> orders = new ArrayList<>();
        List<Object[]> sellerOrders = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long seller = id % 100;
            orders.add(new Object[]{id, id % 100, "PAID", 1_000, 0, now, now, now, id});
            sellerOrders.add(new Object[]{id, id, seller, now});
            items.add(new Object[]{id, id, id, seller, id, id, "귤", "", 1, 1_000, false, "SHIPPED", "CONFIRMED", 1, now,
                    now, now, now, later});
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "paid_at", "payment_id").insert(orders);
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellerOrders);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "status",
                "confirmation", "remaining", "paid_at", "dispatch_by", "seller_confirmed_at", "shipped_at",
                "confirm_by").insert(items);
    }
}
