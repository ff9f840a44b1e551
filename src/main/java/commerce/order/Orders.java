package commerce.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The orders' rows. */
@Repository
class Orders {
    private static final String COLUMNS = """
            id, buyer_id, status, amount, tax_free, placed_at, pay_by, paid_at, closed_at, close_reason, payment_id,
            payment_version, team_id, deposit_until""";

    private final JdbcClient jdbc;
    private final RowInsert rows;
    private final RowInsert sellerOrderRows;

    Orders(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free",
                "placed_at", "pay_by", "lapse_at", "ask_at", "team_id");
        this.sellerOrderRows = new RowInsert(template, "commerce_seller_order", "id", "order_id", "seller_id",
                "placed_at");
    }

    /** Adds new ones, each with the orders of the sellers inside. */
    void add(Map<Order, List<SellerOrder>> placed) {
        List<@Nullable Object[]> orders = new ArrayList<>();
        List<@Nullable Object[]> sellerOrders = new ArrayList<>();
        placed.forEach((order, inside) -> {
            Tsid team = order.teamId();
            orders.add(new @Nullable Object[]{order.id().value(), order.buyerId().value(), order.status().name(),
                    order.amount().amount(), order.taxFree().amount(), UtcColumn.of(order.placedAt()),
                    UtcColumn.of(order.payBy()), UtcColumn.of(order.payBy().plus(OrderTerms.HOLD_GRACE)),
                    UtcColumn.of(order.payBy().plus(OrderTerms.ASK_AFTER)), team == null ? null : team.value()});
            inside.forEach(each -> sellerOrders.add(new @Nullable Object[]{each.id().value(), order.id().value(),
                    each.sellerId().value(), UtcColumn.of(order.placedAt())}));
        });
        rows.insert(orders);
        sellerOrderRows.insert(sellerOrders);
    }

    Optional<Order> find(OrderId id) {
        return jdbc.sql("select " + COLUMNS + " from commerce_order where id = ?").param(id.value())
                .query(Orders::order).optional();
    }

    /** A buyer's orders with ids smaller than {@code before}, newest first. */
    List<Order> newest(Tsid buyer, long before, int most) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from commerce_order where buyer_id = ? and id < ? order by id desc limit ?")
                .params(buyer.value(), before, most).query(Orders::order).list();
    }

    /** The order, and nobody else changes it until the transaction ends. */
    Optional<Order> lock(OrderId id) {
        return jdbc.sql("select " + COLUMNS + " from commerce_order where id = ? for update").param(id.value())
                .query(Orders::order).optional();
    }

    /** How many of these buyers' hold stock without being paid; no number: none. */
    Map<Tsid, Integer> unpaid(Collection<Tsid> buyers) {
        Map<Tsid, Integer> unpaid = new HashMap<>();
        jdbc.sql("""
                select buyer_id, count(*) as unpaid from commerce_order
                where buyer_id in (:buyers) and status in ('PAYMENT_WAITING', 'CANCEL_REQUESTED') group by buyer_id""")
                .param("buyers", buyers.stream().map(Tsid::value).distinct().toList()).query(row -> {
                    unpaid.put(new Tsid(row.getLong("buyer_id")), row.getInt("unpaid"));
                });
        return unpaid;
    }

    /** All of these, in the order of their ids. */
    List<Order> lock(Collection<OrderId> ids) {
        return jdbc.sql("select " + COLUMNS + " from commerce_order where id in (:ids) order by id for update")
                .param("ids", ids.stream().map(OrderId::value).toList()).query(Orders::order).list();
    }

    /** Locks those of these orders that nobody else works on. */
    List<Order> lockFree(Collection<OrderId> ids) {
        return jdbc
                .sql("select " + COLUMNS + " from commerce_order where id in (:ids) order by id for update skip locked")
                .param("ids", ids.stream().map(OrderId::value).toList()).query(Orders::order).list();
    }

    /** Locks up to {@code most} orders whose hold has lapsed, those that another instance works on left out. */
    List<Order> lockLapsed(Instant now, int most) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from commerce_order where lapse_at <= ? order by lapse_at limit ? for update skip locked")
                .params(UtcColumn.of(now), most).query(Orders::order).list();
    }

    /** The same of one. */
    List<Order> lockLapsed(OrderId id, Instant now) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from commerce_order where id = ? and lapse_at <= ? for update skip locked")
                .params(id.value(), UtcColumn.of(now)).query(Orders::order).list();
    }

    /** Those that have lapsed, to be locked one by one. */
    List<OrderId> lapsed(Instant now, int most) {
        return jdbc.sql("select id from commerce_order where lapse_at <= ? order by lapse_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new OrderId(row.getLong("id"))).list();
    }

    /** It could not lapse, and is to be tried again then. */
    void putBack(OrderId id, Instant now, Instant next) {
        if (jdbc.sql("update commerce_order set lapse_at = ? where id = ? and lapse_at <= ?")
                .params(UtcColumn.of(next), id.value(), UtcColumn.of(now)).update() == 1) {
            jdbc.sql("""
                    insert into commerce_stuck_order (order_id, stuck_at, tries) values (?, ?, 1)
                    on duplicate key update tries = tries + 1""").params(id.value(), UtcColumn.of(now)).update();
        }
    }

    /**
     * What an order's row says after a step.
     *
     * @param paidAt when it was paid; null unless it is
     * @param closedAt when it was over; null unless it is
     * @param reason why it is undone; null unless it is
     */
    record Standing(OrderStatus status, @Nullable Instant paidAt, @Nullable Instant closedAt,
            @Nullable CloseReason reason) {}

    /**
     * Writes where orders stand now; the stock of those in any status but the first two is no longer held. Pay is asked soon about one that
     * was to wait for a deposit, which is hours away.
     */
    void advance(Collection<OrderId> ids, Standing now, Instant at) {
        Instant paid = now.paidAt();
        Instant closed = now.closedAt();
        CloseReason reason = now.reason();
        jdbc.sql("""
                update commerce_order set status = :status, paid_at = :paidAt, closed_at = :closedAt,
                    close_reason = :reason, lapse_at = null,
                    ask_at = if(deposit_until is null, ask_at, least(ask_at, :soon)) where id in (:ids)""")
                .param("status", now.status().name()).param("soon", UtcColumn.of(at.plus(OrderTerms.ASK_AFTER)))
                .param("paidAt", paid == null ? null : UtcColumn.of(paid))
                .param("closedAt", closed == null ? null : UtcColumn.of(closed))
                .param("reason", reason == null ? null : reason.name())
                .param("ids", ids.stream().map(OrderId::value).toList()).update();
    }

    /** Keeps which payment each order has and how new its last event was; pay need not be asked any more. */
    void keepPayments(List<PaymentNews> news) {
        if (news.isEmpty()) {
            return;
        }
        String ofOrder = "case id" + " when ? then ?".repeat(news.size()) + " end";
        List<Object> payments = new ArrayList<>();
        List<Object> versions = new ArrayList<>();
        news.forEach(each -> {
            payments.addAll(List.of(each.orderId().value(), each.paymentId().value()));
            versions.addAll(List.of(each.orderId().value(), each.version()));
        });
        jdbc.sql("update commerce_order set payment_id = " + ofOrder + ", payment_version = " + ofOrder
                + ", ask_at = null where id in (?" + ", ?".repeat(news.size() - 1) + ")").params(payments)
                .params(versions).params(news.stream().map(each -> each.orderId().value()).toList()).update();
    }

    /** Keeps the same of a payment that waits for a deposit: pay has not said its last word. */
    void keepPayment(PaymentNews news) {
        jdbc.sql("update commerce_order set payment_id = ?, payment_version = ? where id = ?")
                .params(news.paymentId().value(), news.version(), news.orderId().value()).update();
    }

    /** It is held until then for a deposit that counts until {@code until}. */
    void hold(OrderId id, Instant until, Instant decidedBy) {
        jdbc.sql("update commerce_order set deposit_until = ?, lapse_at = ?, ask_at = ?, asked = 0 where id = ?")
                .params(UtcColumn.of(until), UtcColumn.of(decidedBy.plus(OrderTerms.HOLD_GRACE)),
                        UtcColumn.of(decidedBy.plus(OrderTerms.ASK_AFTER)), id.value())
                .update();
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        String reason = row.getString("close_reason");
        long payment = row.getLong("payment_id");
        long team = row.getLong("team_id");
        return new Order(new OrderId(row.getLong("id")), new Tsid(row.getLong("buyer_id")),
                OrderStatus.valueOf(row.getString("status")), Won.of(row.getLong("amount")),
                Won.of(row.getLong("tax_free")), UtcColumn.get(row, "placed_at"), UtcColumn.get(row, "pay_by"),
                UtcColumn.find(row, "paid_at"), UtcColumn.find(row, "closed_at"),
                reason == null ? null : CloseReason.valueOf(reason), payment == 0 ? null : new Tsid(payment),
                row.getInt("payment_version"), team == 0 ? null : new Tsid(team),
                UtcColumn.find(row, "deposit_until"));
    }
}
