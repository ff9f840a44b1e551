package pay.cashback;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Items of orders whose purchase stands, and what points were given when it did: whoever asks has locked their payment. */
@Repository
class ConfirmedItems {
    private final JdbcClient jdbc;

    ConfirmedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when it is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Tsid item, Tsid payment, Won money, Instant now) {
        try {
            jdbc.sql("insert into pay_cashback_item (item_id, payment_id, money, points, confirmed_at)"
                    + " values (?, ?, ?, 0, ?)")
                    .params(item.value(), payment.value(), money.amount(), UtcColumn.of(now)).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** What money was paid for all of a payment's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won money(Tsid payment) {
        return Won.of(jdbc.sql("select coalesce(sum(money), 0) from pay_cashback_item where payment_id = ?")
                .param(payment.value()).query(Long.class).single());
    }

    /** The last of each payment's, of which no points were given; of those payments that have any. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Tsid, Tsid> latest(Collection<Tsid> payments) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        Map<Tsid, Tsid> latest = new HashMap<>();
        jdbc.sql("select payment_id, max(item_id) item_id from pay_cashback_item"
                + " where payment_id in (:payments) and points = 0 group by payment_id")
                .param("payments", payments.stream().map(Tsid::value).toList()).query(row -> {
                    latest.put(new Tsid(row.getLong("payment_id")), new Tsid(row.getLong("item_id")));
                });
        return latest;
    }

    /** Notes what was given with one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(Tsid item, long points) {
        jdbc.sql("update pay_cashback_item set points = ? where item_id = ?").params(points, item.value()).update();
    }

    /** The grants of a payment's points. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Tsid> grants(Tsid payment) {
        return jdbc.sql("select item_id from pay_cashback_item where payment_id = ? and points > 0")
                .param(payment.value()).query((row, number) -> new Tsid(row.getLong("item_id"))).set();
    }
}
