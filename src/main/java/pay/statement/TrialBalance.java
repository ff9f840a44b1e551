package pay.statement;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.Queries;

/** The sums of all accounts by what they are for: of each currency the debits must be the credits. */
@Queries
class TrialBalance {
    private static final String READ = """
            select a.currency, a.kind, count(distinct a.id) accounts, sum(b.debit_posted) debits, sum(b.credit_posted) credits,
                sum(b.debit_pending) pending_debits, sum(b.credit_pending) pending_credits
            from pay_account a join pay_balance b on b.account_id = a.id
            group by a.currency, a.kind order by a.currency, a.kind
            """;

    private final JdbcTemplate jdbc;

    TrialBalance(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts of one kind. */
    record Line(String currency, String kind, long accounts, long debits, long credits, long pendingDebits,
            long pendingCredits) {
        /** Credits less debits. */
        public long balance() {
            return credits - debits;
        }
    }

    /** One currency, with its sums. */
    record Sheet(String currency, List<Line> lines, long debits, long credits) {
        public boolean balanced() {
            return debits == credits;
        }
    }

    public List<Sheet> read() {
        List<Line> lines = jdbc.query(READ,
                (row, number) -> new Line(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4),
                        row.getLong(5), row.getLong(6), row.getLong(7)));
        return lines.stream().map(Line::currency).distinct().map(currency -> {
            List<Line> own = lines.stream().filter(line -> line.currency().equals(currency)).toList();
            return new Sheet(currency, own, own.stream().mapToLong(Line::debits).sum(),
                    own.stream().mapToLong(Line::credits).sum());
        }).toList();
    }
}
