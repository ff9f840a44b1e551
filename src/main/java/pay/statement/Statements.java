package pay.statement;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.MovementId;
import platform.database.Queries;
import platform.id.Ids;
import platform.time.UtcColumn;

/** What moved an account in a time, between what stood there before and after. */
@Queries
public class Statements {
    /** The most lines of one statement; who needs more asks for shorter times. */
    static final int MOST = 1_000;

    private final BalanceAt balances;
    private final JdbcTemplate jdbc;

    Statements(BalanceAt balances, JdbcTemplate jdbc) {
        this.balances = balances;
        this.jdbc = jdbc;
    }

    /**
     * A statement.
     *
     * @param complete false when there are more lines than are shown
     */
    public record Statement(Balance opening, List<Entry> entries, Balance closing, boolean complete) {}

    /**
     * One posted movement.
     *
     * @param amount what it added to the account's credit; negative for a debit
     */
    public record Entry(MovementId movement, String kind, String reference, long amount, Instant occurredAt) {}

    /** Of what was booked from one time on and before another. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Statement read(Account account, Instant from, Instant to) {
        long id = account.id().value();
        long after = Ids.firstAt(from) - 1;
        long until = Ids.firstAt(to) - 1;
        List<Entry> entries = jdbc.query("""
                select m.id, m.amount, j.kind, j.reference, j.occurred_at from (
                    select id, journal_id, -amount amount, phase from pay_movement
                    where debit_account = ? and id > ? and id <= ?
                    union all select id, journal_id, amount, phase from pay_movement
                    where credit_account = ? and id > ? and id <= ?) m
                join pay_journal j on j.id = m.journal_id
                where m.phase in ('POSTED', 'CAPTURE') order by m.id limit ?
                """, (row, number) -> new Entry(new MovementId(row.getLong(1)), row.getString(3), row.getString(4),
                row.getLong(2), UtcColumn.get(row, "occurred_at")), id, after, until, id, after, until, MOST + 1);
        return new Statement(balances.read(account, from), entries.subList(0, Math.min(MOST, entries.size())),
                balances.read(account, to), entries.size() <= MOST);
    }
}
