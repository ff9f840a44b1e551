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

/** Where sellers are paid out to. The holders' names are encrypted. */
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
    record Payee(Tsid id, Tsid sellerId, BankAccount account, String holder, Instant enteredAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Payee payee, Tsid by) {
        jdbc.sql("""
                insert into pay_seller_payee (id, seller_id, bank_account_id, holder, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(payee.id().value(), payee.sellerId().value(), payee.account().id().value(),
                        encryption.encrypt(payee.holder(), address(payee.id().value())), by.value(),
                        UtcColumn.of(payee.enteredAt()))
                .update();
    }

    /** The account that a payee of this seller's stands for. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> find(Tsid seller, Tsid payee) {
        return jdbc.sql("select bank_account_id from pay_seller_payee where id = ? and seller_id = ?")
                .params(payee.value(), seller.value()).query(Long.class).optional()
                .map(account -> accounts.get(new BankAccountId(account)));
    }

    /** The newest of a seller's: where it is paid out to. */
    @Transactional(readOnly = true)
    public Optional<Payee> of(Tsid seller) {
        return list("where seller_id = ? order by id desc limit 1", seller.value()).stream().findFirst();
    }

    /** The newest of all. */
    @Transactional(readOnly = true)
    public List<Payee> newest(int most) {
        return list("order by id desc limit ?", most);
    }

    private List<Payee> list(String which, Object parameter) {
        return jdbc.sql("select id, seller_id, bank_account_id, holder, entered_at from pay_seller_payee " + which)
                .param(parameter).query(this::payee).list();
    }

    private Payee payee(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Payee(new Tsid(id), new Tsid(row.getLong("seller_id")),
                accounts.get(new BankAccountId(row.getLong("bank_account_id"))),
                encryption.decrypt(Objects.requireNonNull(row.getString("holder")), address(id)),
                UtcColumn.get(row, "entered_at"));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("pay_seller_payee", "holder", id);
    }
}
