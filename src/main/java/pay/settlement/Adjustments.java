package pay.settlement;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** What operators add to or take from what merchants are paid, until a settlement takes it in. */
@Repository
class Adjustments {
    private final JdbcClient jdbc;

    Adjustments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes one; the caller has locked the merchant's account here, so that no settlement is being made meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(Tsid id, MerchantId merchant, Won amount, String reason, Tsid by, Instant now) {
        jdbc.sql("""
                insert into pay_settlement_adjustment (id, merchant_id, amount, reason, made_by, made_at)
                values (?, ?, ?, ?, ?, ?)""").params(id.value(), merchant.value(), amount.amount(), reason, by.value(),
                UtcColumn.of(now)).update();
    }

    /** By merchant what waits for the next settlement; locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Long> lockOpen(List<Long> merchants) {
        Map<Long, Long> sums = new HashMap<>();
        jdbc.sql("""
                select merchant_id, amount from pay_settlement_adjustment
                where settlement_id is null and merchant_id in (:merchants) for update""")
                .param("merchants", merchants)
                .query(row -> {
                    sums.merge(row.getLong(1), row.getLong(2), Math::addExact);
                });
        return sums;
    }

    /** A settlement takes in all of a merchant's that wait; they are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(MerchantId merchant, SettlementId settlement) {
        jdbc.sql("update pay_settlement_adjustment set settlement_id = ? where settlement_id is null "
                + "and merchant_id = ?").params(settlement.value(), merchant.value()).update();
    }
}
