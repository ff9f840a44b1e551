package pay.virtualaccount;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of virtual accounts. */
@Repository
class VirtualAccountRows {
    static final String COLUMNS = "id, purpose, payment_id, member_id, bank_code, number, amount, due_at, refund_account_id, state";
    private static final String SELECT = "select " + COLUMNS + " from pay_virtual_account";

    private final JdbcClient jdbc;

    VirtualAccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(VirtualAccount account) {
        jdbc.sql("""
                insert into pay_virtual_account (id, purpose, payment_id, member_id, bank_code, number, amount, due_at,
                    refund_account_id, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(account.id().value(), account.purpose().name(), account.paymentId().value(),
                        account.memberId().value(),
                        account.bank().code())
                .param(account.number())
                .params(account.amount().amount(), UtcColumn.of(account.dueAt()), account.refundAccount().value(),
                        account.state().name())
                .update();
    }

    /** Notes the number that the bank gave out, unless it is given up meanwhile. */
    @Transactional
    public void opened(VirtualAccountId id, String number) {
        jdbc.sql("update pay_virtual_account set number = ? where id = ? and state = 'ASKED'")
                .params(number, id.value()).update();
    }

    /** From now on its deposit is awaited; the bank is asked about it at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void await(VirtualAccountId id, Instant askAt) {
        jdbc.sql("update pay_virtual_account set state = 'WAITING', ask_at = ? where id = ?")
                .params(UtcColumn.of(askAt), id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void change(VirtualAccountId id, VirtualAccount.State state) {
        jdbc.sql("update pay_virtual_account set state = ? where id = ?").params(state.name(), id.value()).update();
    }

    /** Ends those of payments, but what was paid stays so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Collection<Tsid> payments) {
        jdbc.sql("update pay_virtual_account set state = 'ENDED' where payment_id in (:payments) and state <> 'PAID'")
                .param("payments", payments.stream().map(Tsid::value).toList()).update();
    }

    @Transactional(readOnly = true)
    public Optional<VirtualAccount> ofPayment(Tsid paymentId) {
        return jdbc.sql(SELECT + " where payment_id = ?").param(paymentId.value()).query(VirtualAccountRows::row)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<VirtualAccount> lockOfPayment(Tsid paymentId) {
        return jdbc.sql(SELECT + " where payment_id = ? for update").param(paymentId.value())
                .query(VirtualAccountRows::row).optional();
    }

    /** A payment that a number was given out for. */
    record Awaiting(DepositPurpose purpose, Tsid paymentId) {}

    /** Whose deposit a number is for. */
    @Transactional(readOnly = true)
    public Optional<Awaiting> paymentAt(BankCode bank, String number) {
        return jdbc.sql("select purpose, payment_id from pay_virtual_account where bank_code = ? and number = ?")
                .params(bank.code(), number).query((row, _) -> new Awaiting(
                        DepositPurpose.valueOf(row.getString("purpose")), new Tsid(row.getLong("payment_id"))))
                .optional();
    }

    static VirtualAccount row(ResultSet row, int number) throws SQLException {
        return new VirtualAccount(new VirtualAccountId(row.getLong("id")),
                DepositPurpose.valueOf(row.getString("purpose")), new Tsid(row.getLong("payment_id")),
                new Tsid(row.getLong("member_id")), BankCode.of(row.getString("bank_code")).orElseThrow(),
                row.getString("number"), Won.of(row.getLong("amount")), UtcColumn.get(row, "due_at"),
                new BankAccountId(row.getLong("refund_account_id")),
                VirtualAccount.State.valueOf(row.getString("state")));
    }
}
