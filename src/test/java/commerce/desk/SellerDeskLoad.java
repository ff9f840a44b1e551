package commerce.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import commerce.catalogue.SellerId;
import commerce.order.TestDeliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Many items of many sellers, a hundred thousand of them one seller's, and which pages that one's people open. */
public final class SellerDeskLoad {
    private static final SellerId LARGE = new SellerId(3_000_000_000_000L);
    public static final int LARGE_ITEMS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final List<String> NAMES = List.of("김마당", "이서연", "박도윤", "최하준", "정지우", "강서준", "조민서", "윤예은", "장시우",
            "임수아");

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final int items;
    private final int sellers;
    private final Random random = new Random(1);

    public SellerDeskLoad(ApplicationContext context, int items, int sellers) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.items = items;
        this.sellers = sellers;
    }

    /** Ninety days of them: one in ten is to be confirmed, one in ten to be sent, the others' purchase stands. */
    public void fill() {
        Instant now = context.getBean(Clock.class).instant();
        SellerShopLoad shops = new SellerShopLoad(context, LARGE.value(), sellers, now);
        shops.fillShops();
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        for (int from = 0; from < items; from += AT_ONCE) {
            int first = from;
            transaction.executeWithoutResult(_ -> insert(now, first));
        }
        shops.fillAfterOrders();
    }

    private void insert(Instant now, int from) {
        List<@Nullable Object[]> orders = new ArrayList<>();
        List<@Nullable Object[]> sellerOrders = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (int i = from; i < Math.min(items, from + AT_ONCE); i++) {
            boolean large = i < LARGE_ITEMS;
            long seller = large ? LARGE.value() : LARGE.value() + 1 + random.nextInt(sellers);
            Duration age = Duration.ofMinutes((long) ((1 - (double) i % LARGE_ITEMS / LARGE_ITEMS) * 90 * 24 * 60));
            LocalDateTime paid = UtcColumn.of(now.minus(age));
            long id = Ids.firstAt(now.minus(age)) + i % 4_000_000;
            String status = i % 10 < 2 ? "PAID" : "PURCHASE_CONFIRMED";
            String confirmation = i % 10 == 0 ? "NOT_YET" : "CONFIRMED";
            boolean stands = status.equals("PURCHASE_CONFIRMED");
            long product = SellerShopLoad.product(seller,
                    i % (large ? SellerShopLoad.ORDERED : SellerShopLoad.OTHERS_PRODUCTS));
            orders.add(new @Nullable Object[]{id, 7, "PAID", 20_000, 0, paid, paid, paid, id});
            sellerOrders.add(new @Nullable Object[]{id, id, seller, paid});
            lines.add(new @Nullable Object[]{id, id, id, seller, product, SellerShopLoad.sku(product, 0),
                    "제주 감귤 5kg", "대과", 1, 20_000, false, status, confirmation, 1, paid, paid, paid.plusDays(3),
                    confirmation.equals("CONFIRMED") ? paid : null, stands ? paid : null, stands ? paid : null,
                    stands ? paid : null});
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "paid_at", "payment_id").insert(orders);
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellerOrders);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "status", "confirmation",
                "remaining", "paid_at", "sold_at", "dispatch_by", "seller_confirmed_at", "shipped_at", "delivered_at",
                "purchase_confirmed_at").insert(lines);
        TestDeliveries deliveries = new TestDeliveries(context);
        for (int i = from; i < Math.min(LARGE_ITEMS, from + orders.size()); i++) {
            deliveries.keep((long) orders.get(i - from)[0], NAMES.get(i % NAMES.size()));
        }
    }

    /** The large seller. */
    public Tsid large() {
        return Tsid.of(LARGE);
    }

    /** One that has a ten-thousandth of the others' items. */
    public Tsid small() {
        return new Tsid(LARGE.value() + 1);
    }

    /** How long it takes to sum up the large one's sales for the first time. */
    public Duration sumUpSales() {
        long began = System.nanoTime();
        context.getBean(Sales.class).sumUp(LARGE);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The large one's pages, by what they are. */
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home, 30 days", "/seller");
        pages.put("home, 90 days", "/seller?span=QUARTER");
        for (OrderTab tab : OrderTab.values()) {
            pages.put("orders: " + tab, "/seller/orders?tab=" + tab);
        }
        long last = jdbc.queryForObject("""
                select id from commerce_order_line where seller_id = ? and status = 'PURCHASE_CONFIRMED'
                order by id limit 1 offset ?""", Long.class, LARGE.value(), 100);
        long order = jdbc.queryForObject("select min(order_id) from commerce_claim where seller_id = ?", Long.class,
                LARGE.value());
        pages.put("orders: CONFIRMED_PURCHASE, its last page but one",
                "/seller/orders?tab=CONFIRMED_PURCHASE&before=" + last);
        pages.put("orders: LATE, after 15,000", "/seller/orders?tab=LATE&before=" + jdbc.queryForObject("""
                select id from commerce_order_line where seller_id = ? and status = 'PAID' order by dispatch_by
                limit 1 offset ?""", Long.class, LARGE.value(), LARGE_ITEMS * 3 / 20));
        pages.put("orders: of a product", "/seller/orders?tab=CONFIRMED_PURCHASE&product="
                + SellerShopLoad.product(LARGE.value(), 7));
        pages.put("orders: of a product that nobody ordered", "/seller/orders?tab=CONFIRMED_PURCHASE&product="
                + SellerShopLoad.product(LARGE.value(), 1_000));
        pages.put("an order with a claim", "/seller/orders/" + order);
        pages.put("claims: requested", "/seller/claims");
        pages.put("claims: done", "/seller/claims?status=DONE");
        pages.put("claims: exchanges that are done", "/seller/claims?status=DONE&kind=EXCHANGE");
        pages.put("a claim", "/seller/claims/" + order);
        pages.put("products on sale", "/seller/products");
        pages.put("products: a deep page", "/seller/products?before=" + SellerShopLoad.product(LARGE.value(), 100));
        pages.put("products: by words that none has", "/seller/products?words=nothing");
        pages.put("a product", "/seller/products/" + SellerShopLoad.product(LARGE.value(), 0));
        pages.put("stock", "/seller/stock");
        pages.put("stock: by words that none has", "/seller/stock?words=nothing");
        pages.put("stock that runs out", "/seller/stock/low");
        pages.put("the ledger of a SKU",
                "/seller/stock/" + SellerShopLoad.sku(SellerShopLoad.product(LARGE.value(), 0), 0));
        pages.put("settlement", "/seller/settlement");
        long statement = jdbc.queryForObject("select max(id) from commerce_settlement_statement where seller_id = ?",
                Long.class, LARGE.value());
        pages.put("a statement with its lines", "/seller/settlement/" + statement);
        pages.put("group buying", "/seller/deals");
        for (String page : new String[]{"reviews", "questions", "coupons", "freight", "live", "shop", "people", "audit",
                "keys", "webhooks"}) {
            pages.put(page, "/seller/" + page);
        }
        return pages;
    }

    /** What of the large one's orders is exported: all of them, a tab after the other. */
    public List<String> exports() {
        return List.of("CONFIRMED_PURCHASE", "NEW", "TO_SHIP");
    }

    /** To whom every tenth order goes. */
    public String recipient() {
        return NAMES.getFirst();
    }
}
