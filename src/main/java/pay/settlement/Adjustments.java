package pay.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What operators add to or take from what merchants are paid, until a settlement takes it in. */
@Repository
class Adjustments {
    private static final String SELECT = """
            select id, merchant_id, amount, reason, made_at from pay_settlement_adjustment\s""";
    static final String OF_SETTLEMENT = SELECT
            + "where settlement_id = ? and merchant_id = ? and id > ? order by id limit ?";

    private final JdbcClient jdbc;

    Adjustments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param amount in won; negative, it is taken from the merchant
     * @param reason as the merchant reads it
     */
    record Adjustment(Tsid id, MerchantId merchant, long amount, String reason, Instant madeAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Adjustment adjustment, Tsid by) {
        jdbc.sql("""
                insert into pay_settlement_adjustment (id, merchant_id, amount, reason, made_by, made_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(adjustment.id().value(), adjustment.merchant().value(), adjustment.amount(),
                        adjustment.reason(), by.value(), UtcColumn.of(adjustment.madeAt()))
                .update();
    }

    /** By merchant what waits for the next settlement; locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, List<Adjustment>> lockOpen(List<Long> merchants) {
        return jdbc.sql(SELECT + "where settlement_id is null and merchant_id in (:merchants) order by id for update")
                .param("merchants", merchants).query(Adjustments::adjustment).list().stream()
                .collect(Collectors.groupingBy(each -> each.merchant().value()));
    }

    /** A settlement takes in all of a merchant's that wait; they are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(MerchantId merchant, SettlementId settlement) {
        jdbc.sql("update pay_settlement_adjustment set settlement_id = ? where settlement_id is null "
                + "and merchant_id = ?").params(settlement.value(), merchant.value()).update();
    }

    /** Those that a settlement took in, in their order. */
    @Transactional(readOnly = true)
    public List<Adjustment> of(Settlement settlement, long after, int most) {
        return jdbc.sql(OF_SETTLEMENT).params(settlement.id().value(), settlement.merchant().value(), after, most)
                .query(Adjustments::adjustment).list();
    }

    private static Adjustment adjustment(ResultSet row, int number) throws SQLException {
        return new Adjustment(new Tsid(row.getLong("id")), new MerchantId(row.getLong("merchant_id")),
                row.getLong("amount"), row.getString("reason"), UtcColumn.get(row, "made_at"));
    }
}
