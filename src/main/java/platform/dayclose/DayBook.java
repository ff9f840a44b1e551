package platform.dayclose;

import java.time.LocalDate;
import java.util.List;

/**
 * What a module says of the accounts whose days it has closed. Its tables are {@code <tables>_run}, a row for each day ({@code day},
 * {@code last_<whose>}, {@code <whose>s}, {@code <made>}, {@code failed}, {@code begun_at}, {@code finished_at}); {@code <tables>_passed_over},
 * a row for each account that could not be closed ({@code <whose>_id}, {@code day}, {@code since}, {@code tried_at}, {@code cause}), with
 * indexes on {@code since} and {@code tried_at}; and {@code <tables>_gate}: whoever writes a line that a close counts shares its row 1 to the
 * transaction's end, and writes it for a day after {@code closed_until}; or else holds the lock of the line's account, and writes it for a day
 * of which this account is still to be closed.
 *
 * @param <A> an account
 */
public abstract class DayBook<A> {
    final String whose;
    private final String tables;
    private final String made;

    /**
     * Of some tables.
     *
     * @param tables what their names begin with, for example {@code pay_settlement}
     * @param whose the accounts are: {@code merchant}
     * @param made of them, in the plural: {@code settlements}
     */
    protected DayBook(String tables, String whose, String made) {
        this.tables = tables;
        this.whose = whose;
        this.made = made;
    }

    /** SQL with the names of these tables and columns in place of {@code {tables}}, {@code {whose}} and {@code {made}}. */
    final String named(String sql) {
        return sql.replace("{tables}", tables).replace("{whose}", whose).replace("{made}", made);
    }

    /** Has an account for each who has a line. */
    protected abstract void know();

    /** The next accounts after one, in the order of their ids, locked to the transaction's end. */
    protected abstract List<A> lockAfter(long id, int most);

    protected abstract long id(A account);

    /**
     * Closes a day of accounts that are locked. What is left over of days before, because an account was passed over on them, is closed
     * with it.
     *
     * @return for how many something was made
     */
    protected abstract int close(LocalDate day, List<A> accounts);

    /** The same of one that could not be closed together with others. */
    protected int closeAlone(LocalDate day, A account) {
        return close(day, List.of(account));
    }
}
