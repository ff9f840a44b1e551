package commerce.ops;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.time.UtcColumn;

/** Orders and the stock that they hold, in figures; each query reads a bounded number of rows along an index. */
@Queries
class OrderFigures {
    /** So many of the newest orders are counted: whatever grows without end is not counted while people look. */
    static final int COUNTED = 10_000;
    private static final int SHOWN = 20;

    static final String BY_STATUS = """
            select status, count(*) orders, sum(amount) amount
            from (select status, amount from commerce_order order by id desc limit %d) newest
            group by status order by count(*) desc""".formatted(COUNTED);
    static final String UNPAID = """
            select id, amount, placed_at, pay_by, lapse_at, asked from commerce_order
            where lapse_at is not null order by lapse_at limit %d""".formatted(SHOWN);
    static final String HELD = """
            select l.sku_id, max(l.product_name) product, max(l.option_name) form, sum(l.quantity) held,
                count(*) orders, max(s.on_hand) on_hand
            from (select id from commerce_order where lapse_at is not null order by lapse_at limit %d) o
            join commerce_order_line l on l.order_id = o.id join commerce_stock s on s.sku_id = l.sku_id
            group by l.sku_id order by sum(l.quantity) desc, l.sku_id limit %d""".formatted(COUNTED, SHOWN);

    private final JdbcClient jdbc;

    OrderFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many orders stand so, and what they come to in won. */
    public record Line(String status, long orders, long amount) {}

    /**
     * An order that nobody has paid yet.
     *
     * @param lapsesAt when its stock is let go if pay has not spoken
     * @param asked how often pay was asked what became of the payment
     */
    public record Unpaid(String id, long amount, Instant placedAt, Instant payBy, Instant lapsesAt, int asked) {}

    /** Pieces that orders keep from others until they are paid. */
    public record Held(String product, String form, long held, long orders, long onHand) {}

    public List<Line> byStatus() {
        return jdbc.sql(BY_STATUS).query((row, number) -> new Line(row.getString("status"), row.getLong("orders"),
                row.getLong("amount"))).list();
    }

    /** Those whose stock is let go first, the oldest. */
    public List<Unpaid> unpaid() {
        return jdbc.sql(UNPAID)
                .query((row, number) -> new Unpaid(row.getString("id"), row.getLong("amount"),
                        UtcColumn.get(row, "placed_at"), UtcColumn.get(row, "pay_by"), UtcColumn.get(row, "lapse_at"),
                        row.getInt("asked")))
                .list();
    }

    /** What is held most. */
    public List<Held> held() {
        return jdbc.sql(HELD).query((row, number) -> new Held(row.getString("product"), row.getString("form"),
                row.getLong("held"), row.getLong("orders"), row.getLong("on_hand"))).list();
    }
}
