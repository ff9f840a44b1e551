package commerce.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.money.Won;

/** What the parcels of orders cost. */
@Repository
class ShippingCharges {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    ShippingCharges(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_shipping_charge", "id", "order_id", "seller_order_id", "fee",
                "free_from", "unfree_fee", "return_fee", "exchange_fee");
    }

    void add(Map<OrderId, List<ShippingCharge>> charges) {
        List<@Nullable Object[]> values = new ArrayList<>();
        charges.forEach((order, its) -> its.forEach(charge -> {
            Won freeFrom = charge.freeFrom();
            values.add(new @Nullable Object[]{charge.id().value(), order.value(), charge.sellerOrderId().value(),
                    charge.fee().amount(), freeFrom == null ? null : freeFrom.amount(), charge.unfreeFee().amount(),
                    charge.returnFee().amount(), charge.exchangeFee().amount()});
        }));
        rows.insert(values);
    }

    List<ShippingCharge> of(OrderId order) {
        return of(List.of(order)).getOrDefault(order, List.of());
    }

    /** Those of several orders. */
    Map<OrderId, List<ShippingCharge>> of(Collection<OrderId> orders) {
        Map<OrderId, List<ShippingCharge>> all = new HashMap<>();
        jdbc.sql("""
                select id, order_id, seller_order_id, fee, free_from, unfree_fee, return_fee, exchange_fee,
                    confirmed_with
                from commerce_shipping_charge where order_id in (:orders) order by order_id, id""")
                .param("orders", orders.stream().map(OrderId::value).toList())
                .query(row -> {
                    all.computeIfAbsent(new OrderId(row.getLong("order_id")), _ -> new ArrayList<>()).add(charge(row));
                });
        return all;
    }

    /** So much more is to be paid for it than it was ordered with, and from no price on is it free any more. */
    void owe(ShippingChargeId id, Won more) {
        jdbc.sql("""
                update commerce_shipping_charge set fee = fee + ?, free_from = null, unfree_fee = 0
                where id = ?""").params(more.amount(), id.value()).update();
    }

    private static ShippingCharge charge(ResultSet row) throws SQLException {
        long freeFrom = row.getLong("free_from");
        long with = row.getLong("confirmed_with");
        return new ShippingCharge(new ShippingChargeId(row.getLong("id")),
                new SellerOrderId(row.getLong("seller_order_id")),
                Won.of(row.getLong("fee")), freeFrom == 0 ? null : Won.of(freeFrom), Won.of(row.getLong("unfree_fee")),
                Won.of(row.getLong("return_fee")), Won.of(row.getLong("exchange_fee")),
                with == 0 ? null : new ItemId(with));
    }
}
