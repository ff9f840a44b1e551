package pay.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.LinkedAccounts;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Where sellers are paid out to, and where they want to be. The holders' names are encrypted. */
@Repository
class SellerPayees {
    private final JdbcClient jdbc;
    private final LinkedAccounts accounts;
    private final FieldEncryption encryption;

    SellerPayees(JdbcClient jdbc, LinkedAccounts accounts, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.encryption = encryption;
    }

    /**
     * One of them.
     *
     * @param holder whose the account is, as the bank said
     */
    record Payee(Tsid id, Tsid sellerId, BankAccount account, String holder, Status status, Instant enteredAt) {}

    /** What an operator has said of one. */
    enum Status {
        /** Nothing yet. Of a seller's that wait the newest counts. */
        WAITING,
        /** The seller may be paid out there. */
        CONFIRMED, REFUSED,
        /** Nothing: its people entered another one. */
        REPLACED
    }

    /** Adds one that waits, in place of whichever of its seller's waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Payee payee, Tsid by) {
        replaceThoseBefore(payee, payee.enteredAt());
        jdbc.sql("""
                insert into pay_seller_payee (id, seller_id, bank_account_id, holder, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(payee.id().value(), payee.sellerId().value(), payee.account().id().value(),
                        encryption.encrypt(payee.holder(), address(payee.id().value())), by.value(),
                        UtcColumn.of(payee.enteredAt()))
                .update();
    }

    private void replaceThoseBefore(Payee payee, Instant now) {
        jdbc.sql("""
                update pay_seller_payee set status = 'REPLACED', decided_at = ?
                where seller_id = ? and status = 'WAITING' and id < ?""")
                .params(UtcColumn.of(now), payee.sellerId().value(), payee.id().value()).update();
    }

    /** Notes what an operator says of one that waits; false when it does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(Payee payee, Status status, Tsid by, Instant now) {
        replaceThoseBefore(payee, now);
        return jdbc.sql("""
                update pay_seller_payee set status = ?, decided_by = ?, decided_at = ?
                where id = ? and status = 'WAITING'""")
                .params(status.name(), by.value(), UtcColumn.of(now), payee.id().value()).update() == 1;
    }

    /** The account that a payee of this seller's stands for, once it was confirmed. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> find(Tsid seller, Tsid payee) {
        return jdbc.sql("""
                select bank_account_id from pay_seller_payee where id = ? and seller_id = ? and status = 'CONFIRMED'""")
                .params(payee.value(), seller.value()).query(Long.class).optional()
                .map(account -> accounts.get(new BankAccountId(account)));
    }

    /** One of whichever seller's. */
    @Transactional(readOnly = true)
    public Optional<Payee> find(Tsid id) {
        return list("where id = ?", id.value()).stream().findFirst();
    }

    /** The newest of a seller's that was confirmed: where it is paid out to. */
    @Transactional(readOnly = true)
    public Optional<Payee> of(Tsid seller) {
        return list("where seller_id = ? and status = 'CONFIRMED' order by id desc limit 1", seller.value()).stream()
                .findFirst();
    }

    /** The newest that a seller's people entered, whatever was said of it. */
    @Transactional(readOnly = true)
    public Optional<Payee> enteredLast(Tsid seller) {
        return list("where seller_id = ? order by id desc limit 1", seller.value()).stream().findFirst();
    }

    /** The newest of all that do not wait. */
    @Transactional(readOnly = true)
    public List<Payee> decided(int most) {
        return list("where status <> 'WAITING' order by id desc limit ?", most);
    }

    /** Those that wait longest. */
    @Transactional(readOnly = true)
    public List<Payee> waiting(int most) {
        return list("where status = 'WAITING' order by id limit ?", most);
    }

    @Transactional(readOnly = true)
    public long waitingInAll() {
        return jdbc.sql("select count(*) from pay_seller_payee where status = 'WAITING'").query(Long.class).single();
    }

    private List<Payee> list(String which, Object parameter) {
        return jdbc
                .sql("select id, seller_id, bank_account_id, holder, status, entered_at from pay_seller_payee " + which)
                .param(parameter).query(this::payee).list();
    }

    private Payee payee(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Payee(new Tsid(id), new Tsid(row.getLong("seller_id")),
                accounts.get(new BankAccountId(row.getLong("bank_account_id"))),
                encryption.decrypt(Objects.requireNonNull(row.getString("holder")), address(id)),
                Status.valueOf(row.getString("status")), UtcColumn.get(row, "entered_at"));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("pay_seller_payee", "holder", id);
    }
}
