package commerce.order;

import java.util.ArrayList;
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
    private final RowInsert shareRows;
    private final RowInsert chargeRows;

    Tenders(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.shareRows = new RowInsert(template, "commerce_line_tender", "line_id", "kind", "amount");
        this.chargeRows = new RowInsert(template, "commerce_charge_tender", "charge_id", "kind", "amount");
    }

    /** Keeps the totals of an order's payment in place of those before. */
    void keep(OrderId order, List<Tender> tenders) {
        for (Tender tender : tenders) {
            jdbc.sql("""
                    insert into commerce_order_tender (order_id, kind, captured, refunded)
                    values (:order, :kind, :captured, :refunded)
                    on duplicate key update captured = :captured, refunded = :refunded""").param("order", order.value())
                    .param("kind", tender.kind()).param("captured", tender.captured().amount())
                    .param("refunded", tender.refunded().amount()).update();
        }
    }

    List<Tender> of(OrderId order) {
        return jdbc.sql("select kind, captured, refunded from commerce_order_tender where order_id = ? order by kind")
                .param(order.value()).query((row, number) -> new Tender(row.getString("kind"),
                        Won.of(row.getLong("captured")), Won.of(row.getLong("refunded"))))
                .list();
    }

    /** Divides what an order's tenders paid among its items and parcels; once per order. */
    void allocate(OrderId order, List<Item> items, List<Charge> charges) {
        Map<String, Won> captured = new LinkedHashMap<>();
        of(order).forEach(tender -> captured.put(tender.kind(), tender.captured()));
        List<Map<String, Won>> shares = TenderAllocation
                .divide(Stream.concat(items.stream().map(item -> item.line().amount()),
                        charges.stream().map(Charge::fee)).toList(), captured);
        shareRows.insert(rows(items.stream().map(Item::id).toList(), shares.subList(0, items.size())));
        chargeRows.insert(rows(charges.stream().map(Charge::id).toList(), shares.subList(items.size(), shares.size())));
    }

    private static List<@Nullable Object[]> rows(List<? extends TypedId> of, List<Map<String, Won>> shares) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            long id = of.get(i).value();
            shares.get(i).forEach((kind, amount) -> rows.add(new @Nullable Object[]{id, kind, amount.amount()}));
        }
        return rows;
    }
}
