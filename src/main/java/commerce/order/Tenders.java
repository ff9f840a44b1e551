package commerce.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.id.TypedId;
import platform.money.Won;

/** What each kind of money paid: for the order, and for each of its items and parcels. */
@Repository
class Tenders {
    private final JdbcClient jdbc;
    private final RowInsert orderRows;
    private final RowInsert shareRows;
    private final RowInsert chargeRows;

    Tenders(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.orderRows = new RowInsert(template, "commerce_order_tender", "order_id", "kind", "captured", "refunded")
                .updating("captured", "refunded");
        this.shareRows = new RowInsert(template, "commerce_line_tender", "line_id", "kind", "amount");
        this.chargeRows = new RowInsert(template, "commerce_charge_tender", "charge_id", "kind", "amount");
    }

    /** Keeps the totals of these payments in place of those before. */
    void keep(List<PaymentNews> news) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        news.forEach(each -> each.tenders().forEach(tender -> rows.add(new @Nullable Object[]{each.orderId().value(),
                tender.kind(), tender.captured().amount(), tender.refunded().amount()})));
        orderRows.insert(rows);
    }

    List<Tender> of(OrderId order) {
        return of(List.of(order)).getOrDefault(order, List.of());
    }

    /** Those of several orders; of one that paid nothing, none. */
    Map<OrderId, List<Tender>> of(Collection<OrderId> orders) {
        Map<OrderId, List<Tender>> all = new HashMap<>();
        jdbc.sql("""
                select order_id, kind, captured, refunded from commerce_order_tender
                where order_id in (:orders) order by order_id, kind""")
                .param("orders", orders.stream().map(OrderId::value).toList())
                .query(row -> {
                    all.computeIfAbsent(new OrderId(row.getLong("order_id")), _ -> new ArrayList<>())
                            .add(new Tender(row.getString("kind"), Won.of(row.getLong("captured")),
                                    Won.of(row.getLong("refunded"))));
                });
        return all;
    }

    /** Divides what each order's tenders paid among its items and parcels; once per order. */
    void allocate(Map<OrderId, List<Item>> items, Map<OrderId, List<ShippingCharge>> charges) {
        Map<OrderId, List<Tender>> tenders = of(items.keySet());
        List<@Nullable Object[]> ofItems = new ArrayList<>();
        List<@Nullable Object[]> ofCharges = new ArrayList<>();
        items.forEach((order, bought) -> {
            List<ShippingCharge> parcels = charges.getOrDefault(order, List.of());
            Map<String, Won> captured = new LinkedHashMap<>();
            tenders.getOrDefault(order, List.of()).forEach(tender -> captured.put(tender.kind(), tender.captured()));
            List<Map<String, Won>> shares = TenderAllocation
                    .divide(Stream.concat(bought.stream().map(item -> item.line().amount()),
                            parcels.stream().map(ShippingCharge::fee)).toList(), captured);
            addShares(ofItems, bought.stream().map(Item::id).toList(), shares.subList(0, bought.size()));
            addShares(ofCharges, parcels.stream().map(ShippingCharge::id).toList(),
                    shares.subList(bought.size(), shares.size()));
        });
        shareRows.insert(ofItems);
        chargeRows.insert(ofCharges);
    }

    /** What of each tender is still paid for an item: neither back with the buyer, by us or by a card company, nor kept for freight. */
    Map<String, Won> left(ItemId item) {
        return left(
                "select kind, amount - refunded - kept - charged_back as rest from commerce_line_tender where line_id = ?",
                item);
    }

    /** The same for a parcel. */
    Map<String, Won> left(ShippingChargeId parcel) {
        return left(
                "select kind, amount - refunded - charged_back as rest from commerce_charge_tender where charge_id = ?",
                parcel);
    }

    private Map<String, Won> left(String sql, TypedId of) {
        Map<String, Won> left = new LinkedHashMap<>();
        jdbc.sql(sql + " order by kind").param(of.value()).query(row -> {
            Won rest = Won.of(row.getLong("rest"));
            if (rest.isPositive()) {
                left.put(row.getString("kind"), rest);
            }
        });
        return left;
    }

    /** The freight of a parcel is the seller's with this item; false when it was before. */
    boolean confirmCharge(ShippingChargeId parcel, ItemId item) {
        return jdbc
                .sql("update commerce_shipping_charge set confirmed_with = ? where id = ? and confirmed_with is null")
                .params(item.value(), parcel.value()).update() == 1;
    }

    /** So much of what paid for an item goes back. */
    void giveBack(ItemId item, String kind, Won amount) {
        change("update commerce_line_tender set refunded = refunded + ? where line_id = ? and kind = ?", amount, item,
                kind);
    }

    /** So much of a refund of an item is kept. */
    void keep(ItemId item, String kind, Won amount) {
        change("update commerce_line_tender set kept = kept + ? where line_id = ? and kind = ?", amount, item, kind);
    }

    /** So much of what paid for a parcel goes back. */
    void giveBack(ShippingChargeId parcel, String kind, Won amount) {
        change("update commerce_charge_tender set refunded = refunded + ? where charge_id = ? and kind = ?", amount,
                parcel, kind);
    }

    /** What a kind of money got back of what it had paid for an item, or is to get back. */
    Won refunded(ItemId item, String kind) {
        return refunded("select refunded from commerce_line_tender where line_id = ? and kind = ?", item, kind);
    }

    /** The same for a parcel. */
    Won refunded(ShippingChargeId parcel, String kind) {
        return refunded("select refunded from commerce_charge_tender where charge_id = ? and kind = ?", parcel, kind);
    }

    private Won refunded(String sql, TypedId of, String kind) {
        return jdbc.sql(sql).params(of.value(), kind).query(Long.class).optional().map(Won::of).orElse(Won.ZERO);
    }

    /** A card company has so much of what its card paid for an item. */
    void chargeBack(ItemId item, Won amount) {
        change("update commerce_line_tender set charged_back = charged_back + ? where line_id = ? and kind = ?", amount,
                item, Tender.CARD);
    }

    /** The same for a parcel. */
    void chargeBack(ShippingChargeId parcel, Won amount) {
        change("update commerce_charge_tender set charged_back = charged_back + ? where charge_id = ? and kind = ?",
                amount, parcel, Tender.CARD);
    }

    /** Whether a card company has anything of what its card paid for an order's items. */
    boolean areChargedBack(OrderId order) {
        return jdbc.sql("""
                select exists (select 1 from commerce_order_line l join commerce_line_tender p on p.line_id = l.id
                    where l.order_id = ? and p.charged_back > 0)""").param(order.value()).query(Boolean.class).single();
    }

    /** So much more is paid for a parcel. */
    void addTo(ShippingChargeId parcel, String kind, Won amount) {
        jdbc.sql("""
                insert into commerce_charge_tender (charge_id, kind, amount) values (:parcel, :kind, :amount)
                on duplicate key update amount = amount + :amount""").param("parcel", parcel.value())
                .param("kind", kind).param("amount", amount.amount()).update();
    }

    private void change(String sql, Won amount, TypedId of, String kind) {
        if (jdbc.sql(sql).params(amount.amount(), of.value(), kind).update() != 1) {
            throw new IllegalStateException("Nothing was paid by " + kind);
        }
    }

    private static void addShares(List<@Nullable Object[]> rows, List<? extends TypedId> of,
            List<Map<String, Won>> shares) {
        for (int i = 0; i < of.size(); i++) {
            long id = of.get(i).value();
            shares.get(i).forEach((kind, amount) -> rows.add(new @Nullable Object[]{id, kind, amount.amount()}));
        }
    }
}
