package pay.ledger;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads and moves balance rows. */
@Component
class Balances {
    private static final String ADD = """
            update pay_balance set debit_posted = debit_posted + :dr, credit_posted = credit_posted + :cr,
                debit_pending = debit_pending + :drPending, credit_pending = credit_pending + :crPending,
                postings = postings + :postings
            where account_id = :account and slot = :slot
              and (guard <> 'CREDIT' or debit_posted + :dr + debit_pending + :drPending <= credit_posted + :cr)
              and (guard <> 'DEBIT' or credit_posted + :cr + credit_pending + :crPending <= debit_posted + :dr)
              and credit_posted + :cr + credit_pending + :crPending - debit_posted - :dr <= :ceiling
            """;
    private static final String READ = """
            select coalesce(sum(debit_posted), 0) debit_posted, coalesce(sum(credit_posted), 0) credit_posted,
                coalesce(sum(debit_pending), 0) debit_pending, coalesce(sum(credit_pending), 0) credit_pending,
                coalesce(sum(postings), 0) postings
            from pay_balance where account_id = ?
            """;

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a change to its row if the account's guard and the ceiling hold after it. A row has a guard only if it is the
     * account's only one, so that looking at one row is enough; ceilings are for such accounts too.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(BalanceChange.Row row, BalanceChange change, long ceiling) {
        int updated = jdbc.sql(ADD)
                .params(Map.of("dr", change.debitPosted(), "cr", change.creditPosted(), "drPending",
                        change.debitPending(), "crPending", change.creditPending(), "postings", change.postings(),
                        "account", row.account().id().value(), "slot", row.slot(), "ceiling", ceiling))
                .update();
        if (updated == 0) {
            Balance now = read(row.account());
            boolean above = now.expected() + change.creditPosted() + change.creditPending()
                    - change.debitPosted() > ceiling;
            throw new LedgerRefusal(above ? LedgerRefusal.Reason.ABOVE_CEILING : LedgerRefusal.Reason.SHORT,
                    row.account().kind());
        }
    }

    @Transactional(readOnly = true)
    public Balance read(Account account) {
        return jdbc.sql(READ).param(account.id().value()).query(Balance.class).single();
    }

    /** Waits for the row of an account with one, and keeps it to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Balance lock(Account account) {
        return jdbc.sql("""
                select debit_posted, credit_posted, debit_pending, credit_pending, postings
                from pay_balance where account_id = ? and slot = 0 for update
                """).param(account.id().value()).query(Balance.class).single();
    }
}
