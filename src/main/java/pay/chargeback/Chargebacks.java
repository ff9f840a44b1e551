package pay.chargeback;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputeReason;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All chargebacks. Whoever writes one has locked its payment. */
@Repository
class Chargebacks {
    static final String SELECT = """
            select id, order_id, payment_id, company, company_case, amount, reason, state, opened_by, opened_at,
                answer_by, decided_at from pay_chargeback\s""";

    private final JdbcClient jdbc;

    Chargebacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one.
     *
     * @throws DuplicateKeyException when the card company's number of it is there, or the payment has an open one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Chargeback opened) {
        jdbc.sql("""
                insert into pay_chargeback (id, order_id, payment_id, open_payment_id, company, company_case, amount,
                    reason, state, opened_by, opened_at, answer_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(opened.id().value(), opened.orderId().value(), opened.paymentId().value(),
                        opened.paymentId().value(), opened.company(), opened.companyCase(), opened.amount().amount(),
                        opened.reason().name(), opened.state().name(), opened.openedBy().value(),
                        UtcColumn.of(opened.openedAt()), Date.valueOf(opened.answerBy()))
                .update();
    }

    /** Writes how an open one has ended; false when it has ended before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(ChargebackId id, Chargeback.State as, Tsid by, Instant at) {
        return jdbc.sql("""
                update pay_chargeback set state = ?, open_payment_id = null, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""").params(as.name(), by.value(), UtcColumn.of(at), id.value())
                .update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Chargeback> find(ChargebackId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Chargebacks::row).optional();
    }

    /** All of a payment's. */
    @Transactional(readOnly = true)
    public List<Chargeback> of(Tsid payment) {
        return jdbc.sql(SELECT + "where payment_id = ?").param(payment.value()).query(Chargebacks::row).list();
    }

    /** How many are open that should have been answered before a day. */
    @Transactional(readOnly = true)
    public long late(LocalDate day) {
        return jdbc.sql("select count(*) from pay_chargeback where state = 'OPEN' and answer_by < ?")
                .param(Date.valueOf(day)).query(Long.class).single();
    }

    /** Some of them, the longest first. */
    @Transactional(readOnly = true)
    public List<Chargeback> late(LocalDate day, int most) {
        return jdbc.sql(SELECT + "where state = 'OPEN' and answer_by < ? order by answer_by, id limit ?")
                .params(Date.valueOf(day), most).query(Chargebacks::row).list();
    }

    /** Whether a member's payment has one that is open. */
    @Transactional(readOnly = true)
    public boolean anyOpenOf(Tsid member) {
        return !jdbc.sql("""
                select c.id from pay_chargeback c join pay_payment p on p.id = c.payment_id
                where c.state = 'OPEN' and p.member_id = ? limit 1""").param(member.value()).query(Long.class).list()
                .isEmpty();
    }

    static Chargeback row(ResultSet row, int number) throws SQLException {
        return new Chargeback(new ChargebackId(row.getLong("id")), new Tsid(row.getLong("order_id")),
                new Tsid(row.getLong("payment_id")), row.getLong("company"), row.getString("company_case"),
                Won.of(row.getLong("amount")), DisputeReason.valueOf(row.getString("reason")),
                Chargeback.State.valueOf(row.getString("state")),
                new Tsid(row.getLong("opened_by")), UtcColumn.get(row, "opened_at"),
                row.getDate("answer_by").toLocalDate(), UtcColumn.find(row, "decided_at"));
    }
}
