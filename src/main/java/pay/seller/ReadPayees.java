package pay.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.LinkedAccounts;
import platform.crypto.FieldEncryption;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Where sellers are paid out to, and where they want to be. */
@Queries
class ReadPayees {
    private final JdbcClient jdbc;
    private final LinkedAccounts accounts;
    private final FieldEncryption encryption;

    ReadPayees(JdbcClient jdbc, LinkedAccounts accounts, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.encryption = encryption;
    }

    /** The account that a payee of this seller's stands for, once it was confirmed. */
    public Optional<BankAccount> find(Tsid seller, Tsid payee) {
        return jdbc.sql("""
                select bank_account_id from pay_seller_payee where id = ? and seller_id = ? and status = 'CONFIRMED'""")
                .params(payee.value(), seller.value()).query(Long.class).optional()
                .map(account -> accounts.get(new BankAccountId(account)));
    }

    /** One of whichever seller's. */
    public Optional<SellerPayees.Payee> find(Tsid id) {
        return list("where id = ?", id.value()).stream().findFirst();
    }

    /** The newest of a seller's that was confirmed: where it is paid out to. */
    public Optional<SellerPayees.Payee> of(Tsid seller) {
        return list("where seller_id = ? and status = 'CONFIRMED' order by id desc limit 1", seller.value()).stream()
                .findFirst();
    }

    /** The newest that a seller's people entered, whatever was said of it. */
    public Optional<SellerPayees.Payee> enteredLast(Tsid seller) {
        return list("where seller_id = ? order by id desc limit 1", seller.value()).stream().findFirst();
    }

    /** The newest of all that do not wait. */
    public List<SellerPayees.Payee> decided(int most) {
        return list("where status <> 'WAITING' order by id desc limit ?", most);
    }

    /** Those that wait longest. */
    public List<SellerPayees.Payee> waiting(int most) {
        return list("where status = 'WAITING' order by id limit ?", most);
    }

    public long waitingInAll() {
        return jdbc.sql("select count(*) from pay_seller_payee where status = 'WAITING'").query(Long.class).single();
    }

    private List<SellerPayees.Payee> list(String which, Object parameter) {
        return jdbc
                .sql("select id, seller_id, bank_account_id, holder, status, entered_at from pay_seller_payee " + which)
                .param(parameter).query(this::payee).list();
    }

    private SellerPayees.Payee payee(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new SellerPayees.Payee(new Tsid(id), new Tsid(row.getLong("seller_id")),
                accounts.get(new BankAccountId(row.getLong("bank_account_id"))),
                encryption.decrypt(Objects.requireNonNull(row.getString("holder")), SellerPayees.address(id)),
                SellerPayees.Status.valueOf(row.getString("status")), UtcColumn.get(row, "entered_at"));
    }
}
