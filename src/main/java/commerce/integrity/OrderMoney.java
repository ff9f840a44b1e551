package commerce.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Holds what was captured of each order against where it went: back to the buyer, by us or by a chargeback, into lines of settlements
 * (the seller's part and the platform's), or nowhere yet. Interest, adjustments and what is held back are no part of what a buyer paid.
 */
@Component
class OrderMoney {
    private static final int BATCH = 1_000;
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    OrderMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order whose money does not add up.
     *
     * @param off how many won more were captured than are found again
     * @param stranded how many are held although nothing is open any more whose seller could get them
     */
    record Difference(Tsid order, long off, long stranded) {
        String what() {
            return off == 0 ? "HELD_FOR_NOBODY " + stranded : "CAPTURED_DIFFERS_BY " + off;
        }
    }

    /** The first hundred, the oldest orders first; a thousand orders at a time, so that no statement takes long. */
    @Transactional(readOnly = true)
    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        long after = 0;
        for (Optional<Long> until = last(after); until.isPresent() && found.size() < MOST; until = last(after)) {
            found.addAll(between(after, until.get()));
            after = until.get();
        }
        return found.stream().limit(MOST).toList();
    }

    /** The last order of the next batch. */
    private Optional<Long> last(long after) {
        return jdbc.sql("""
                select max(id) from (select id from commerce_order where id > ? order by id limit ?) o""")
                .params(after, BATCH).query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    /** Of the orders after one, up to and including another. */
    @Transactional(readOnly = true)
    public List<Difference> between(long after, long until) {
        return jdbc
                .sql("""
                        select order_id, captured - back - settled - held - charged_back off,
                            if(open_items = 0, held, 0) stranded from (
                            select o.id order_id,
                                (select coalesce(sum(t.captured), 0) from commerce_order_tender t where t.order_id = o.id) captured,
                                (select coalesce(sum(g.amount), 0) from commerce_refund r
                                    join commerce_refund_leg g on g.refund_id = r.id where r.order_id = o.id) back,
                                (select coalesce(sum(s.amount + s.platform), 0) from commerce_settlement_line s
                                    where s.order_id = o.id and s.kind not in ('INTEREST', 'CHARGEBACK_HELD')) settled,
                                (select coalesce(sum(p.charged_back), 0) from commerce_order_line l
                                    join commerce_line_tender p on p.line_id = l.id where l.order_id = o.id)
                                    + (select coalesce(sum(p.charged_back), 0) from commerce_shipping_charge c
                                    join commerce_charge_tender p on p.charge_id = c.id where c.order_id = o.id) charged_back,
                                (select count(*) from commerce_order_line l where l.order_id = o.id
                                    and l.status not in ('CANCELED', 'RETURNED', 'PURCHASE_CONFIRMED')) open_items,
                                case when exists (select 1 from commerce_refund r
                                    where r.order_id = o.id and r.claim_id = 0) then 0 else
                                    (select coalesce(sum(p.amount - p.refunded - p.kept - p.charged_back), 0) from commerce_order_line l
                                        join commerce_line_tender p on p.line_id = l.id
                                        where l.order_id = o.id and l.purchase_confirmed_at is null)
                                    + (select coalesce(sum(p.amount - p.refunded - p.charged_back), 0) from commerce_shipping_charge c
                                        join commerce_charge_tender p on p.charge_id = c.id
                                        where c.order_id = o.id and c.confirmed_with is null) end held
                            from commerce_order o where o.id > ? and o.id <= ?) sums
                        where captured <> back + settled + held + charged_back or open_items = 0 and held <> 0 order by order_id limit ?""")
                .params(after, until, MOST)
                .query((row, number) -> new Difference(new Tsid(row.getLong("order_id")), row.getLong("off"),
                        row.getLong("stranded")))
                .list();
    }
}
