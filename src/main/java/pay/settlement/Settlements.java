package pay.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** The settlements' rows. */
@Repository
class Settlements {
    private static final String[] COLUMNS = {"id", "merchant_id", "from_on", "until_on", "cycle", "sales", "sale_count",
            "cancels", "cancel_count", "disputes", "dispute_count", "fees", "vat", "adjustments", "carried_in",
            "payout",
            "carried_out", "pay_on", "status", "settled_at"};
    static final String SELECT = "select " + String.join(", ", COLUMNS)
            + ", refusal, paid_at from pay_settlement ";

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Settlements(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_settlement", COLUMNS);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Settlement> settlements) {
        List<@Nullable Object[]> values = new ArrayList<>(settlements.size());
        settlements.forEach(each -> values.add(values(each)));
        rows.insert(values);
    }

    private static @Nullable Object[] values(Settlement each) {
        Turnover sold = each.turnover();
        return new @Nullable Object[]{each.id().value(), each.merchant().value(), each.from(), each.until(),
                each.cycle().name(), sold.sales(), sold.saleCount(), sold.cancels(), sold.cancelCount(),
                sold.disputes(), sold.disputeCount(), sold.fees(), sold.vat(), each.adjustments(), each.carriedIn(),
                each.payout(), each.carriedOut(), each.payOn(), each.status().name(),
                UtcColumn.of(each.settledAt())};
    }

    /** A merchant's own, the newest first, older than {@code before}. */
    @Transactional(readOnly = true)
    public List<Settlement> newestFirst(MerchantId merchant, long before, int most) {
        return jdbc.sql(SELECT + "where merchant_id = ? and id < ? order by id desc limit ?")
                .params(merchant.value(), before, most).query(Settlements::of).list();
    }

    @Transactional(readOnly = true)
    public Optional<Settlement> find(SettlementId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Settlements::of).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Settlement> lock(SettlementId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Settlements::of).optional();
    }

    /**
     * Those whose payout is due and neither held nor frozen, each locked for one caller.
     *
     * @param today the day in Seoul
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Settlement> takeDue(LocalDate today, int most) {
        return jdbc.sql(SELECT + """
                where status = 'DUE' and pay_on <= ? and not exists (select 1 from pay_settlement_account a
                    where a.merchant_id = pay_settlement.merchant_id and a.held_at is not null)
                    and not exists (select 1 from pay_freeze f where f.subject = 'PAYABLE'
                        and f.owner = pay_settlement.merchant_id and f.standing = 1)
                order by pay_on, id limit ? for update skip locked""").params(today, most).query(Settlements::of)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(SettlementId id) {
        change(id, Settlement.Status.DUE, Settlement.Status.SENT, null, null);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(SettlementId id, Instant now) {
        change(id, Settlement.Status.SENT, Settlement.Status.PAID, null, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(SettlementId id, String refusal) {
        change(id, Settlement.Status.SENT, Settlement.Status.FAILED, refusal, null);
    }

    /** What was paid has come back; whether it had not before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean returned(SettlementId id) {
        return jdbc.sql("update pay_settlement set status = 'RETURNED' where id = ? and status = 'PAID'")
                .param(id.value()).update() == 1;
    }

    private void change(SettlementId id, Settlement.Status from, Settlement.Status to, @Nullable String refusal,
            @Nullable Instant paidAt) {
        if (jdbc.sql("update pay_settlement set status = ?, refusal = ?, paid_at = ? where id = ? and status = ?")
                .param(to.name()).param(refusal).param(paidAt == null ? null : UtcColumn.of(paidAt))
                .param(id.value()).param(from.name()).update() != 1) {
            throw new IllegalStateException("Settlement " + id.value() + " is not " + from);
        }
    }

    static Settlement of(ResultSet row, int number) throws SQLException {
        return new Settlement(new SettlementId(row.getLong("id")), new MerchantId(row.getLong("merchant_id")),
                day(row, "from_on"), day(row, "until_on"), SettlementCycle.valueOf(row.getString("cycle")),
                new Turnover(day(row, "from_on"), row.getLong("sales"), row.getInt("sale_count"),
                        row.getLong("cancels"), row.getInt("cancel_count"), row.getLong("disputes"),
                        row.getInt("dispute_count"), row.getLong("fees"), row.getLong("vat")),
                row.getLong("adjustments"), row.getLong("carried_in"), row.getLong("payout"),
                row.getLong("carried_out"), day(row, "pay_on"), Settlement.Status.valueOf(row.getString("status")),
                row.getString("refusal"), UtcColumn.get(row, "settled_at"), UtcColumn.find(row, "paid_at"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
