package pay.bank;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The books of the bank in the box: its accounts, and the answer it gave to each request. */
@Component
class SandboxBooks {
    private static final String DONE = "DONE";

    private final JdbcClient jdbc;

    SandboxBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Carries a request out, or gives the answer that it got before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public BankAnswer carryOut(BankTransferId request, String account, long change, long opening, boolean closed,
            String text) {
        jdbc.sql("""
                insert into pay_sandbox_account (account_key, balance) values (?, ?)
                on duplicate key update account_key = account_key
                """).params(account, opening).update();
        long balance = jdbc.sql("select balance from pay_sandbox_account where account_key = ? for update")
                .param(account)
                .query(Long.class).single();
        boolean isShort = balance + change < 0;
        String outcome = closed ? BankRefusal.CLOSED.name() : isShort ? BankRefusal.SHORT.name() : DONE;
        int inserted = jdbc
                .sql("""
                        insert ignore into pay_sandbox_transfer (request_id, account_key, direction, amount, outcome, statement_text)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(request.value(), account, change < 0 ? "IN" : "OUT", Math.abs(change), outcome, text).update();
        if (inserted == 1 && outcome.equals(DONE)) {
            jdbc.sql("update pay_sandbox_account set balance = balance + ? where account_key = ?")
                    .params(change, account)
                    .update();
        }
        return find(request);
    }

    /** Notes that a request is not to be carried out, unless it was. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public BankAnswer cancel(BankTransferId request) {
        jdbc.sql(
                """
                        insert ignore into pay_sandbox_transfer (request_id, account_key, direction, amount, outcome, statement_text)
                        values (?, '', '', 0, ?, '')
                        """)
                .params(request.value(), BankRefusal.CANCELED.name()).update();
        return find(request);
    }

    @Transactional
    public BankAnswer find(BankTransferId request) {
        return jdbc.sql("select outcome from pay_sandbox_transfer where request_id = ?").param(request.value())
                .query(String.class).optional().<BankAnswer>map(outcome -> outcome.equals(DONE)
                        ? new BankAnswer.Done()
                        : new BankAnswer.Refused(BankRefusal.valueOf(outcome)))
                .orElse(new BankAnswer.NotFound());
    }

    /** What an account's statement shows, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> statement(String account) {
        return jdbc.sql("""
                select direction, amount, statement_text from pay_sandbox_transfer
                where account_key = ? and outcome = 'DONE' order by request_id desc limit 20""").param(account)
                .query((row, _) -> new Entry(row.getString(1).equals("OUT") ? row.getLong(2) : -row.getLong(2),
                        row.getString(3)))
                .list();
    }

    /**
     * A line of a statement.
     *
     * @param amount in won; negative when it left the account
     */
    record Entry(long amount, String text) {}
}
