package pay.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of charges by billing keys. */
@Repository
class BillingCharges {
    private static final String SELECT = """
            select id, agreement_id, order_id, order_name, amount, tax_free, retried, state, tries, month, payment_id,
                refusal, refusal_argument, next_at, asked_at from pay_billing_charge""";
    static final String DUE = """
            select id from pay_billing_charge force index (ix_pay_billing_charge_next) where next_at <= ?
            order by next_at limit ?""";
    static final String CHARGED = """
            select coalesce(sum(amount), 0) from pay_billing_charge
            where agreement_id = ? and month = ? and state in ('CHARGING', 'DONE')""";

    private final JdbcClient jdbc;

    BillingCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a new one, or one whose row is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(BillingCharge charge) {
        BillingCharge.Bill bill = charge.bill();
        BillingCharge.Refusal refusal = charge.refusal();
        Tsid payment = charge.payment();
        Instant nextAt = charge.nextAt();
        jdbc.sql(
                """
                        insert into pay_billing_charge (id, agreement_id, order_id, order_name, amount, tax_free, retried, asked_at,
                            state, tries, month, payment_id, refusal, refusal_argument, next_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on duplicate key update state = values(state), tries = values(tries), month = values(month),
                            payment_id = values(payment_id), refusal = values(refusal),
                            refusal_argument = values(refusal_argument), next_at = values(next_at)""")
                .params(charge.id().value(), charge.agreement().value(), bill.orderId(), bill.orderName(),
                        bill.amount().amount(), bill.taxFree().amount(), charge.retried(),
                        UtcColumn.of(charge.askedAt()), charge.state().name(), charge.tries(), charge.month())
                .param(payment == null ? null : payment.value()).param(refusal == null ? null : refusal.code().name())
                .param(refusal == null ? null : refusal.argument())
                .param(nextAt == null ? null : UtcColumn.of(nextAt)).update();
    }

    @Transactional(readOnly = true)
    public BillingCharge get(BillingChargeId id) {
        return jdbc.sql(SELECT + " where id = ?").param(id.value()).query(BillingCharges::row).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public BillingCharge lock(BillingChargeId id) {
        return jdbc.sql(SELECT + " where id = ? for update").param(id.value()).query(BillingCharges::row).single();
    }

    @Transactional(readOnly = true)
    public Optional<BillingCharge> find(BillingAgreementId agreement, String orderId) {
        return jdbc.sql(SELECT + " where agreement_id = ? and order_id = ?").params(agreement.value(), orderId)
                .query(BillingCharges::row).optional();
    }

    /** What was charged by one key, with ids below {@code before}, latest first. */
    @Transactional(readOnly = true)
    public List<BillingCharge> of(BillingAgreementId agreement, long before, int most) {
        return jdbc.sql(SELECT + " where agreement_id = ? and id < ? order by id desc limit ?")
                .params(agreement.value(), before, most).query(BillingCharges::row).list();
    }

    /** What waits to be tried again, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<BillingCharge> lockRetrying(BillingAgreementId agreement) {
        return jdbc.sql(SELECT + " where agreement_id = ? and state = 'RETRYING' order by id for update")
                .param(agreement.value()).query(BillingCharges::row).list();
    }

    /** What was charged in a month, or may have been; refused tries do not count, and what went back does. */
    @Transactional(readOnly = true)
    public Won charged(BillingAgreementId agreement, LocalDate month) {
        return Won.of(jdbc.sql(CHARGED).params(agreement.value(), month).query(Long.class).single());
    }

    /** What is to be tried again or looked at, the longest due first. */
    @Transactional(readOnly = true)
    public List<BillingChargeId> due(Instant now, int most) {
        return jdbc.sql(DUE).params(UtcColumn.of(now), most).query((row, _) -> new BillingChargeId(row.getLong("id")))
                .list();
    }

    private static BillingCharge row(ResultSet row, int number) throws SQLException {
        Long payment = row.getObject("payment_id", Long.class);
        return new BillingCharge(new BillingChargeId(row.getLong("id")),
                new BillingAgreementId(row.getLong("agreement_id")),
                new BillingCharge.Bill(row.getString("order_id"), row.getString("order_name"),
                        Won.of(row.getLong("amount")), Won.of(row.getLong("tax_free"))),
                row.getBoolean("retried"), BillingCharge.State.valueOf(row.getString("state")), row.getInt("tries"),
                row.getObject("month", LocalDate.class), payment == null ? null : new Tsid(payment), refusal(row),
                UtcColumn.find(row, "next_at"), UtcColumn.get(row, "asked_at"));
    }

    private static BillingCharge.@Nullable Refusal refusal(ResultSet row) throws SQLException {
        String code = row.getString("refusal");
        return code == null
                ? null
                : new BillingCharge.Refusal(PayError.valueOf(code), row.getObject("refusal_argument", Long.class));
    }
}
