package pay.virtualaccount;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankCode;
import platform.money.Won;
import platform.time.UtcColumn;

/** The books of the bank in the box: what was deposited at its numbers. It keeps them in transactions of its own. */
@Repository
class SandboxDeposits {
    private final JdbcClient jdbc;

    SandboxDeposits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Books a deposit, once by its reference; what the bank tells is as it was booked first. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Deposit book(Deposit deposit) {
        jdbc.sql("""
                insert ignore into pay_sandbox_deposit (bank_code, reference, number, amount, deposited_at)
                values (?, ?, ?, ?, ?)""")
                .params(deposit.bank().code(), deposit.reference(), deposit.number(), deposit.amount().amount(),
                        UtcColumn.of(deposit.at()))
                .update();
        return jdbc.sql(
                "select number, amount, deposited_at from pay_sandbox_deposit where bank_code = ? and reference = ?")
                .params(deposit.bank().code(), deposit.reference())
                .query((row, _) -> new Deposit(deposit.bank(), deposit.reference(), row.getString("number"),
                        Won.of(row.getLong("amount")), UtcColumn.get(row, "deposited_at")))
                .single();
    }

    /** All that were made at a number, the first first. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public List<Deposit> at(BankCode bank, String number) {
        return jdbc.sql("""
                select reference, amount, deposited_at from pay_sandbox_deposit where bank_code = ? and number = ?
                order by deposited_at""").params(bank.code(), number)
                .query((row, _) -> new Deposit(bank, row.getString("reference"), number,
                        Won.of(row.getLong("amount")), UtcColumn.get(row, "deposited_at")))
                .list();
    }
}
