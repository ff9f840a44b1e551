package commerce.chargeback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** The parts of chargebacks. Whoever writes one has locked its order. */
@Repository
class Shares {
    private static final String SELECT = """
            select id, chargeback_id, seller_id, item_id, target_id, most, refunded_before, amount, proposed, taken,
                freed, settled_at from commerce_chargeback_share\s""";

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Shares(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_chargeback_share", "id", "chargeback_id", "seller_id", "item_id",
                "target_id", "most", "refunded_before", "amount");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Share> shares) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Share each : shares) {
            values.add(new @Nullable Object[]{each.id().value(), each.chargeback().value(), each.seller().value(),
                    each.item().value(), each.target(), each.most().amount(), each.refundedBefore().amount(),
                    each.amount().amount()});
        }
        rows.insert(values);
    }

    /** All of a chargeback's, items before freight. */
    @Transactional(readOnly = true)
    public List<Share> of(ChargebackId id) {
        return jdbc.sql(SELECT + "where chargeback_id = ? order by target_id <> item_id, target_id").param(id.value())
                .query(Shares::row).list();
    }

    /** What sellers bear of an order by those that were lost before and left its money where it was, by target. */
    @Transactional(readOnly = true)
    public Map<Long, Won> borne(OrderId order) {
        Map<Long, Won> borne = new HashMap<>();
        jdbc.sql("""
                select s.target_id, sum(if(s.settled_at is null, s.amount, s.taken)) from commerce_chargeback c
                join commerce_chargeback_share s on s.chargeback_id = c.id
                where c.order_id = ? and c.state = 'LOST' group by s.target_id""").param(order.value())
                .query(row -> {
                    borne.put(row.getLong(1), Won.of(row.getLong(2)));
                });
        return borne;
    }

    /** Notes what was taken for it, and from where. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(ShareId id, Won taken, Won freed, Instant now) {
        jdbc.sql("update commerce_chargeback_share set taken = ?, freed = ?, settled_at = ? where id = ?")
                .params(taken.amount(), freed.amount(), UtcColumn.of(now), id.value()).update();
    }

    /** Notes what is proposed instead, by target. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void propose(ChargebackId id, Map<Long, Won> amounts) {
        amounts.forEach((target, amount) -> jdbc
                .sql("update commerce_chargeback_share set proposed = ? where chargeback_id = ? and target_id = ?")
                .params(amount.amount(), id.value(), target).update());
    }

    /** What is proposed holds from now on, or does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(ChargebackId id, boolean approved) {
        jdbc.sql("""
                update commerce_chargeback_share set amount = if(?, coalesce(proposed, amount), amount), proposed = null
                where chargeback_id = ?""").params(approved, id.value()).update();
    }

    private static Share row(ResultSet row, int number) throws SQLException {
        Long proposed = row.getObject("proposed", Long.class);
        return new Share(new ShareId(row.getLong("id")), new ChargebackId(row.getLong("chargeback_id")),
                new SellerId(row.getLong("seller_id")), new ItemId(row.getLong("item_id")), row.getLong("target_id"),
                Won.of(row.getLong("most")), Won.of(row.getLong("refunded_before")), Won.of(row.getLong("amount")),
                proposed == null ? null : Won.of(proposed), Won.of(row.getLong("taken")),
                Won.of(row.getLong("freed")), UtcColumn.find(row, "settled_at"));
    }
}
