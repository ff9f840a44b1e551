package commerce.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import commerce.catalogue.SellerId;
import commerce.claim.ClaimStatus;
import commerce.claim.ReadClaims;
import commerce.order.LineId;
import commerce.order.TestDeliveries;
import commerce.seller.PenaltyPoints;
import commerce.settlement.SettlementForecast;
import commerce.sheet.SheetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Many items of many sellers, a hundred thousand of them one seller's, and how long it takes to read that one's. */
public final class SellerDeskLoad {
    private static final SellerId LARGE = new SellerId(3_000_000_000_000L);
    private static final int LARGE_ITEMS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final int TIMES = 200;

    private final ApplicationContext context;
    private final int items;
    private final int sellers;
    private final Random random = new Random(1);

    public SellerDeskLoad(ApplicationContext context, int items, int sellers) {
        this.context = context;
        this.items = items;
        this.sellers = sellers;
    }

    /** Ninety days of them: one in ten is to be confirmed, one in ten to be sent, the others' purchase stands. */
    public void fill() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Instant now = context.getBean(Clock.class).instant();
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        for (int from = 0; from < items; from += AT_ONCE) {
            int first = from;
            transaction.executeWithoutResult(status -> insert(jdbc, now, first));
        }
        jdbc.update("update commerce_order_line set sold_at = paid_at where sold_at is null");
        jdbc.execute("analyze table commerce_order_line");
    }

    private void insert(JdbcTemplate jdbc, Instant now, int from) {
        List<@Nullable Object[]> orders = new ArrayList<>();
        List<@Nullable Object[]> sellerOrders = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        TestDeliveries deliveries = new TestDeliveries(context);
        for (int i = from; i < Math.min(items, from + AT_ONCE); i++) {
            boolean large = i < LARGE_ITEMS;
            long seller = large ? LARGE.value() : LARGE.value() + 1 + random.nextInt(sellers);
            Duration age = Duration.ofMinutes((long) ((1 - (double) i % LARGE_ITEMS / LARGE_ITEMS) * 90 * 24 * 60));
            LocalDateTime paid = UtcColumn.of(now.minus(age));
            long id = Ids.firstAt(now.minus(age)) + i % 4_000_000;
            String status = i % 10 < 2 ? "PAID" : "PURCHASE_CONFIRMED";
            String confirmation = i % 10 == 0 ? "NOT_YET" : "CONFIRMED";
            boolean stands = status.equals("PURCHASE_CONFIRMED");
            orders.add(new @Nullable Object[]{id, 7, "PAID", 20_000, 0, paid, paid, paid, id});
            sellerOrders.add(new @Nullable Object[]{id, id, seller, paid});
            lines.add(new @Nullable Object[]{id, id, id, seller, seller * 100 + i % 50, id, "제주 감귤 5kg", "특대", 1,
                    20_000, false, status, confirmation, 1, paid, paid.plusDays(3),
                    confirmation.equals("CONFIRMED") ? paid : null, stands ? paid : null, stands ? paid : null,
                    stands ? paid : null});
            if (large) {
                deliveries.keep(id);
            }
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "paid_at", "payment_id").insert(orders);
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellerOrders);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "status", "confirmation",
                "remaining", "paid_at", "dispatch_by", "seller_confirmed_at", "shipped_at", "delivered_at",
                "purchase_confirmed_at").insert(lines);
    }

    /** A row of what takes how long. */
    public String report() throws IOException {
        ReadOrders read = context.getBean(ReadOrders.class);
        Sales sales = context.getBean(Sales.class);
        StringBuilder report = new StringBuilder(String.format(Locale.ROOT,
                "%,d items of %,d sellers, %,d of them one seller's, whose pages these are. An export is once each, of the %,d items "
                        + "whose purchase stands and of those to be confirmed, addresses decrypted and masked.%n%n",
                items, sellers, LARGE_ITEMS, LARGE_ITEMS * 8 / 10)
                + "| what | times | p50 ms | p95 ms | at most ms |\n|---|---|---|---|---|\n");
        long began = System.nanoTime();
        sales.sumUp(LARGE);
        report.append(
                String.format(Locale.ROOT, "| sales summed up for the first time, all 90 days | 1 | – | – | %.0f |%n",
                        (System.nanoTime() - began) / 1e6));
        timed(report, "home: counts, sales of 90 days, penalty, forecast", () -> {
            read.toDo(LARGE);
            context.getBean(ReadClaims.class).count(LARGE, ClaimStatus.REQUESTED, 100);
            sales.sumUp(LARGE);
            sales.of(LARGE, 90, 5);
            context.getBean(PenaltyPoints.class).of(LARGE);
            context.getBean(SettlementForecast.class).of(LARGE);
        });
        timed(report, "orders: counts and the first page of 50",
                () -> page(read, OrderTab.CONFIRMED_PURCHASE, null));
        LineId deep = deep(read);
        timed(report, "orders: a page 50,000 items further on", () -> page(read, OrderTab.CONFIRMED_PURCHASE, deep));
        timed(report, "orders: what is late", () -> page(read, OrderTab.LATE, null));
        for (SheetKind kind : SheetKind.values()) {
            began = System.nanoTime();
            int rows = 0;
            for (OrderTab tab : List.of(OrderTab.CONFIRMED_PURCHASE, OrderTab.NEW, OrderTab.TO_SHIP)) {
                context.getBean(ExportOrders.class).write(AuditActor.SYSTEM, LARGE, tab, ReadOrders.Filter.NONE, kind,
                        Locale.KOREAN, OutputStream.nullOutputStream());
                rows++;
            }
            report.append(String.format(Locale.ROOT, "| export of all %,d as %s, %d tabs | 1 | – | – | %,.0f |%n",
                    LARGE_ITEMS, kind.extension(), rows, (System.nanoTime() - began) / 1e6));
        }
        return report.toString();
    }

    private static void page(ReadOrders read, OrderTab tab, @Nullable LineId before) {
        read.toDo(LARGE);
        read.of(LARGE, tab, ReadOrders.Filter.NONE, before, 51);
    }

    private static LineId deep(ReadOrders read) {
        LineId before = null;
        for (int i = 0; i < 50; i++) {
            before = read.of(LARGE, OrderTab.CONFIRMED_PURCHASE, ReadOrders.Filter.NONE, before, AT_ONCE).getLast()
                    .item().id();
        }
        return before;
    }

    private static void timed(StringBuilder report, String what, Runnable action) {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            action.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        report.append(String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |%n", what, TIMES, millis[TIMES / 2],
                millis[TIMES * 95 / 100], millis[TIMES - 1]));
    }
}
