package pay.virtualaccount;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of deposits that banks told of. Those in the state KEPT wait for a person. */
@Repository
class Deposits {
    private final JdbcClient jdbc;

    Deposits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new: a deposit that is told again has no second effect. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(DepositId id, Deposit deposit, @Nullable VirtualAccountId account, Verdict verdict) {
        return jdbc
                .sql("""
                        insert ignore into pay_deposit (id, bank_code, reference, virtual_account_id, amount, deposited_at, verdict, state, file_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), deposit.bank().code(), deposit.reference())
                .param(account == null ? null : account.value())
                .params(deposit.amount().amount(), UtcColumn.of(deposit.at()), verdict.name(),
                        verdict == Verdict.EXACT ? "TAKEN" : verdict.goesBack() ? "RETURNING" : "KEPT",
                        Deposit.fileKey(deposit.bank(), deposit.reference()))
                .update() == 1;
    }

    /** How many came to an account that were not what was asked for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int wrong(VirtualAccountId account) {
        return jdbc.sql("select count(*) from pay_deposit where virtual_account_id = ? and verdict <> 'EXACT'")
                .param(account.value()).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Optional<Verdict> verdict(Deposit deposit) {
        return jdbc.sql("select verdict from pay_deposit where bank_code = ? and reference = ?")
                .params(deposit.bank().code(), deposit.reference()).query(String.class).optional()
                .map(Verdict::valueOf);
    }

    /** One that waits for a person. */
    record Kept(String bank, String reference, Won amount) {}

    @Transactional(readOnly = true)
    public Optional<Kept> kept(DepositId id) {
        return jdbc.sql("select bank_code, reference, amount from pay_deposit where id = ? and state = 'KEPT'")
                .param(id.value())
                .query((row, _) -> new Kept(row.getString(1), row.getString(2), Won.of(row.getLong(3)))).optional();
    }

    /** It is kept no more, unless it is not; of two who say so one is right. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sendBack(DepositId id) {
        return jdbc.sql("update pay_deposit set state = 'RETURNING' where id = ? and state = 'KEPT'").param(id.value())
                .update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(DepositId id, boolean arrived) {
        jdbc.sql("update pay_deposit set state = ? where id = ? and state = 'RETURNING'")
                .params(arrived ? "RETURNED" : "KEPT", id.value()).update();
    }
}
