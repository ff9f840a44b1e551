package pay.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import pay.ledger.Account;
import pay.ledger.Balance;
import platform.database.Queries;
import platform.id.Ids;
import platform.time.BusinessDays;

/**
 * What stood on an account at any time: the balance kept last before it, and the movements since. What counts is when they were
 * booked, which their ids tell.
 */
@Queries
public class BalanceAt {
    private final JdbcTemplate jdbc;

    BalanceAt(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(long until, Balance balance) {}

    /** What stood there right before {@code at}. */
    public Balance read(Account account, Instant at) {
        long until = Ids.firstAt(at) - 1;
        Kept kept = kept(account, LocalDate.ofInstant(at, BusinessDays.SEOUL).minusDays(1));
        long id = account.id().value();
        List<Balance> since = jdbc.query(BookedSides.OF_ONE,
                (row, number) -> new Balance(row.getLong("dr"), row.getLong("cr"), row.getLong("drp"),
                        row.getLong("crp"), row.getLong("n")),
                id, kept.until(), until, id, kept.until(), until);
        return since.isEmpty() ? kept.balance() : sum(kept.balance(), since.getFirst());
    }

    private Kept kept(Account account, LocalDate last) {
        return jdbc.query("""
                select day, debit_posted, credit_posted, debit_pending, credit_pending, postings from pay_balance_day
                where account_id = ? and day <= ? order by day desc limit 1
                """,
                (row, number) -> new Kept(lastIdOf(row.getObject(1, LocalDate.class)),
                        new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                account.id().value(), last).stream().findFirst().orElse(new Kept(0, new Balance(0, 0, 0, 0, 0)));
    }

    private static Balance sum(Balance one, Balance other) {
        return new Balance(one.debitPosted() + other.debitPosted(), one.creditPosted() + other.creditPosted(),
                one.debitPending() + other.debitPending(), one.creditPending() + other.creditPending(),
                one.postings() + other.postings());
    }

    /** The largest id that can have been made on a day in Seoul. */
    static long lastIdOf(LocalDate day) {
        return Ids.firstAt(day.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant()) - 1;
    }
}
