package commerce.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import commerce.catalogue.GoodsCategory;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.freight.Rate;
import commerce.freight.TemplateId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** The items' rows. Whoever changes one has locked its order. */
@Repository
class Items {
    static final String SELECT = """
            select id, order_id, seller_order_id, charge_id, seller_id, product_id, sku_id, product_name, option_name, quantity,
                unit_price, tax_free, category, seller_coupon, platform_coupon, status, confirmation, remaining, claimed,
                exchanged, left_seller_coupon, left_platform_coupon,
                paid_at, dispatch_by, seller_confirmed_at, shipped_at, delivered_at, confirm_by, purchase_confirmed_at,
                closed_at, changed_at, rate_template, rate_fee, rate_free_from, rate_per_pieces, rate_surcharge
            from commerce_order_line\s""";

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Items(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_order_line", "id", "order_id", "seller_order_id", "charge_id",
                "seller_id",
                "product_id", "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "category",
                "seller_coupon", "platform_coupon", "status", "remaining", "left_seller_coupon",
                "left_platform_coupon", "rate_template", "rate_fee", "rate_free_from", "rate_per_pieces",
                "rate_surcharge");
    }

    void add(List<Item> items) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Item item : items) {
            OrderLine line = item.line();
            ShippingChargeId charge = item.chargeId();
            Rate rate = line.rate();
            TemplateId template = rate == null ? null : rate.template();
            Won freeFrom = rate == null ? null : rate.freeFrom();
            values.add(new @Nullable Object[]{line.id().value(), item.orderId().value(), item.sellerOrderId().value(),
                    charge == null ? null : charge.value(), line.sellerId().value(), line.productId().value(),
                    line.skuId().value(), line.productName(),
                    line.optionName(), line.quantity(), line.unitPrice().amount(), line.taxFree(),
                    line.category().name(), line.sellerCoupon().amount(), line.platformCoupon().amount(),
                    item.status().name(), item.remaining(), item.left().sellerCoupon().amount(),
                    item.left().platformCoupon().amount(), template == null ? null : template.value(),
                    rate == null ? null : rate.fee().amount(), freeFrom == null ? null : freeFrom.amount(),
                    rate == null ? null : rate.perPieces(), rate == null ? null : rate.surcharge().amount()});
        }
        rows.insert(values);
    }

    List<Item> of(OrderId order) {
        return of(List.of(order)).getOrDefault(order, List.of());
    }

    /** Those of several orders. */
    Map<OrderId, List<Item>> of(Collection<OrderId> orders) {
        return jdbc.sql(SELECT + "where order_id in (:orders) order by order_id, id")
                .param("orders", orders.stream().map(OrderId::value).toList()).query(Items::item).list().stream()
                .collect(Collectors.groupingBy(Item::orderId, LinkedHashMap::new, Collectors.toList()));
    }

    Optional<OrderId> orderOf(ItemId id) {
        return jdbc.sql("select order_id from commerce_order_line where id = ?").param(id.value()).query(Long.class)
                .optional().map(OrderId::new);
    }

    /** The orders that these are of. */
    List<OrderId> ordersOf(Collection<ItemId> ids) {
        return jdbc.sql("select distinct order_id from commerce_order_line where id in (:ids)")
                .param("ids", ids.stream().map(ItemId::value).toList())
                .query((row, number) -> new OrderId(row.getLong("order_id"))).list();
    }

    /** Those of these that there are, in the order of their orders. */
    List<Item> find(Collection<ItemId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where id in (:ids) order by order_id, id")
                .param("ids", ids.stream().map(ItemId::value).toList()).query(Items::item).list();
    }

    Optional<Item> find(ItemId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Items::item).optional();
    }

    /** Writes where an item is, what is left of it, and its times. */
    Item save(Item item) {
        Item.Times times = item.times();
        jdbc.sql(
                """
                        update commerce_order_line set status = :status, confirmation = :confirmation, remaining = :remaining,
                            claimed = :claimed, exchanged = :exchanged, left_seller_coupon = :sellerCoupon,
                            left_platform_coupon = :platformCoupon, dispatch_by = :dispatchBy, seller_confirmed_at = :sellerConfirmedAt,
                            shipped_at = :shippedAt, delivered_at = :deliveredAt, confirm_by = :confirmBy,
                            purchase_confirmed_at = :purchaseConfirmedAt, closed_at = :closedAt
                        where id = :id""")
                .param("status", item.status().name())
                .param("confirmation", item.confirmation().name()).param("remaining", item.remaining())
                .param("claimed", item.claimed()).param("exchanged", item.left().exchanged())
                .param("sellerCoupon", item.left().sellerCoupon().amount())
                .param("platformCoupon", item.left().platformCoupon().amount())
                .param("dispatchBy", utc(times.dispatchBy()))
                .param("sellerConfirmedAt", utc(times.sellerConfirmedAt())).param("shippedAt", utc(times.shippedAt()))
                .param("deliveredAt", utc(times.deliveredAt())).param("confirmBy", utc(times.confirmBy()))
                .param("purchaseConfirmedAt", utc(times.purchaseConfirmedAt())).param("closedAt", utc(times.closedAt()))
                .param("id", item.id().value()).update();
        return item;
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }

    /** The money of these orders is there: all of their items are to be sent by {@code dispatchBy}. */
    void paid(Collection<OrderId> orders, Instant now, Instant dispatchBy) {
        jdbc.sql("""
                update commerce_order_line set status = 'PAID', remaining = quantity, paid_at = :now,
                    sold_at = :now, dispatch_by = :dispatchBy, closed_at = null
                where order_id in (:orders) and status in (:from)""").param("now", UtcColumn.of(now))
                .param("dispatchBy", UtcColumn.of(dispatchBy))
                .param("orders", orders.stream().map(OrderId::value).toList())
                .param("from", from(ItemHappening.PAYMENT_APPROVED, ItemStatus.PAID)).update();
    }

    /** The money of a seat is there: its items wait for the team. */
    void seatPaid(OrderId order, Instant now) {
        jdbc.sql("""
                update commerce_order_line set status = 'TEAM_WAITING', remaining = quantity, paid_at = :now,
                    closed_at = null
                where order_id = :order and status in (:from)""").param("now", UtcColumn.of(now))
                .param("order", order.value()).param("from", from(ItemHappening.SEAT_PAID, ItemStatus.TEAM_WAITING))
                .update();
    }

    /** The team of these orders is full: their items are to be sent by {@code dispatchBy}. */
    void teamFilled(Collection<OrderId> orders, Instant now, Instant dispatchBy) {
        jdbc.sql("""
                update commerce_order_line set status = 'PAID', sold_at = :now, dispatch_by = :dispatchBy
                where order_id in (:orders) and status in (:from)""").param("now", UtcColumn.of(now))
                .param("dispatchBy", UtcColumn.of(dispatchBy))
                .param("orders", orders.stream().map(OrderId::value).toList())
                .param("from", from(ItemHappening.TEAM_FILLED, ItemStatus.PAID)).update();
    }

    /**
     * The platform bears so much more of each piece, and the seller gets it: what is paid stays the same. So does the freight: what
     * was not sent for nothing at the price that was paid is not at this one.
     */
    void cover(Collection<OrderId> orders, Won discount) {
        jdbc.sql("""
                update commerce_order_line set
                    rate_free_from = case when unit_price * quantity >= rate_free_from then rate_free_from end,
                    unit_price = unit_price + :discount,
                    platform_coupon = platform_coupon + :discount * quantity,
                    left_platform_coupon = left_platform_coupon + :discount * quantity
                where order_id in (:orders)""").param("discount", discount.amount())
                .param("orders", orders.stream().map(OrderId::value).toList()).update();
    }

    /** These orders are over without being paid, or undone as a whole: nothing is left of their items. */
    void ended(Collection<OrderId> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update commerce_order_line set status = 'CANCELED', remaining = 0, closed_at = :now
                where order_id in (:orders) and status in (:from)""").param("now", UtcColumn.of(now))
                .param("orders", orders.stream().map(OrderId::value).toList())
                .param("from", from(ItemHappening.PAYMENT_ENDED, ItemStatus.CANCELED)).update();
    }

    /** Whose purchase would confirm itself earlier does so then. */
    void confirmNotBefore(OrderId order, Instant then) {
        jdbc.sql("update commerce_order_line set confirm_by = :then where order_id = :order and confirm_by < :then")
                .param("then", UtcColumn.of(then)).param("order", order.value()).update();
    }

    private static List<String> from(ItemHappening happening, ItemStatus next) {
        return ItemRules.from(happening, next).stream().map(Enum::name).toList();
    }

    private static @Nullable Rate rate(ResultSet row) throws SQLException {
        Won fee = won(row, "rate_fee");
        long template = row.getLong("rate_template");
        return fee == null
                ? null
                : new Rate(template == 0 ? null : new TemplateId(template), fee, won(row, "rate_free_from"),
                        row.getObject("rate_per_pieces", Integer.class), Won.of(row.getLong("rate_surcharge")));
    }

    private static @Nullable Won won(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : Won.of(amount);
    }

    static Item item(ResultSet row, int number) throws SQLException {
        OrderLine line = new OrderLine(new ItemId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                new ProductId(row.getLong("product_id")), new SkuId(row.getLong("sku_id")),
                row.getString("product_name"), row.getString("option_name"), row.getInt("quantity"),
                Won.of(row.getLong("unit_price")), row.getBoolean("tax_free"),
                GoodsCategory.of(row.getString("category")), Won.of(row.getLong("seller_coupon")),
                Won.of(row.getLong("platform_coupon")), rate(row));
        long charge = row.getLong("charge_id");
        return new Item(line, new OrderId(row.getLong("order_id")), new SellerOrderId(row.getLong("seller_order_id")),
                charge == 0 ? null : new ShippingChargeId(charge),
                ItemStatus.valueOf(row.getString("status")), Confirmation.valueOf(row.getString("confirmation")),
                new Item.Left(row.getInt("remaining"), row.getInt("claimed"), row.getInt("exchanged"),
                        Won.of(row.getLong("left_seller_coupon")), Won.of(row.getLong("left_platform_coupon"))),
                new Item.Times(UtcColumn.find(row, "paid_at"), UtcColumn.find(row, "dispatch_by"),
                        UtcColumn.find(row, "seller_confirmed_at"), UtcColumn.find(row, "shipped_at"),
                        UtcColumn.find(row, "delivered_at"), UtcColumn.find(row, "confirm_by"),
                        UtcColumn.find(row, "purchase_confirmed_at"), UtcColumn.find(row, "closed_at")));
    }
}
