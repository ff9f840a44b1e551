package commerce.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Many orders that nobody paid in time, of a thousand SKUs, and how long it takes until their pieces are free. */
public final class LapsingLoad {
    private static final int SKUS = 1_000;
    private static final int AT_ONCE = 1_000;

    private final ApplicationContext context;
    private final int orders;

    public LapsingLoad(ApplicationContext context, int orders) {
        this.context = context;
        this.orders = orders;
    }

    public void fill() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        transaction.executeWithoutResult(status -> stock(jdbc));
        for (int from = 0; from < orders; from += AT_ONCE) {
            int first = from;
            transaction.executeWithoutResult(status -> insert(jdbc, first, Math.min(orders, first + AT_ONCE)));
        }
    }

    private void stock(JdbcTemplate jdbc) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long sku = 1; sku <= SKUS; sku++) {
            int held = orders / SKUS + (sku <= orders % SKUS ? 1 : 0);
            rows.add(new @Nullable Object[]{sku, held, held});
        }
        new RowInsert(jdbc, "commerce_stock", "sku_id", "on_hand", "held").insert(rows);
    }

    private void insert(JdbcTemplate jdbc, int from, int to) {
        Instant now = context.getBean(Clock.class).instant();
        LocalDateTime placed = UtcColumn.of(now.minus(Duration.ofHours(1)));
        LocalDateTime over = UtcColumn.of(now.minus(Duration.ofMinutes(1)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> sellerOrders = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        List<@Nullable Object[]> holds = new ArrayList<>();
        for (int i = from; i < to; i++) {
            long id = Ids.firstAt(now.minus(Duration.ofHours(1))) + i;
            long sku = i % SKUS + 1L;
            rows.add(new @Nullable Object[]{id, i + 1L, "PAYMENT_WAITING", 20_000, 0, placed, over, over});
            sellerOrders.add(new @Nullable Object[]{id, id, 7, placed});
            lines.add(new @Nullable Object[]{id, id, id, 7, sku, sku, "제주 감귤 5kg", "특대", 1, 20_000, false,
                    "PAYMENT_WAITING", 1});
            holds.add(new @Nullable Object[]{id, sku, 1, "HELD"});
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "lapse_at").insert(rows);
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellerOrders);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "status", "remaining")
                .insert(lines);
        new RowInsert(jdbc, "commerce_stock_hold", "order_id", "sku_id", "quantity", "state").insert(holds);
    }

    /** As the sweep of one instance does it. */
    public Duration lapse() {
        LapseHolds lapse = context.getBean(LapseHolds.class);
        long begun = System.nanoTime();
        while (lapse.next() == LapseHolds.BATCH) {
            // There may be more.
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
