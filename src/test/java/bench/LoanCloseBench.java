package bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

import loan.close.CloseFixture;
import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

/**
 * The daily close of a million loans, one in twenty of them overdue: once through, and once more killed in the middle (SIGKILL)
 * and gone on with by another process. Run by {@code bench/loan-close.sh}.
 */
class LoanCloseBench {
    private static final int LOANS = Integer.getInteger("bench.loans", 1_000_000);

    private final SchemaApp app = new SchemaApp("target/loan-close.log");
    private final LocalDate yesterday = LocalDate.now(BusinessDays.SEOUL).minusDays(1);

    @Test
    void measure() throws Exception {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        migrate();
        app.sql("delete from loan_close");
        app.sql(CloseFixture.LOANS.replace("?", Integer.toString(LOANS)));
        app.sql("""
                insert into loan_instalment (loan_id, number, from_on, due_on, principal, interest, balance, state)
                select id, 0, '2026-10-01', '2026-11-02', 0, 3100, 1000000, 'DUE' from loan_contract where id % 20 = 0""");

        String report = RunningApp.header("The daily close of loans", "bench/loan-close.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own, and its database, flushing at every commit "
                                + "(doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "%,d loans, one in twenty of them overdue. Seconds are from the first batch "
                                + "to the last, as the day's row in the database says.%n%n",
                        LOANS)
                + "| run | seconds | loans a second | loans booked | booked twice | interest off by |\n"
                + "|---|---|---|---|---|---|\n";
        report += through();
        report += killed();
        RunningApp.write(report);
    }

    private void migrate() throws Exception {
        Process process = app.start();
        app.await(() -> app.number("select count(*) from loan_close where finished_at is not null") > 0, process);
        SchemaApp.kill(process);
    }

    private String through() throws Exception {
        reset();
        Process process = app.start();
        app.await(this::finished, process);
        SchemaApp.kill(process);
        return row("once through", seconds());
    }

    private String killed() throws Exception {
        reset();
        Process first = app.start();
        app.await(
                () -> app.number(
                        "select coalesce(sum(loans), 0) from loan_close where day = '" + yesterday + "'") > LOANS
                                / 3,
                first);
        SchemaApp.kill(first);
        long booked = app.number("select count(*) from loan_accrual where day = '" + yesterday + "'");
        Process second = app.start();
        app.await(this::finished, second);
        SchemaApp.kill(second);
        return row(String.format(Locale.ROOT, "killed after %,d, another start included", booked), seconds());
    }

    private String row(String run, double seconds) throws SQLException {
        long booked = app.number("select count(*) from loan_accrual where day = '" + yesterday + "'");
        long loans = app.number("select count(distinct loan_id) from loan_accrual where day = '" + yesterday + "'");
        long off = app.number("select coalesce(sum(interest), 0) from loan_accrual where day = '" + yesterday + "'")
                - 100L * LOANS;
        return String.format(Locale.ROOT, "| %s | %.0f | %,.0f | %,d | %,d | %,d |%n", run, seconds, LOANS / seconds,
                loans, booked - loans, off);
    }

    private boolean finished() throws SQLException {
        return app.number("select count(*) from loan_close where finished_at is not null and day = '" + yesterday
                + "'") == 1;
    }

    private double seconds() throws SQLException {
        return app.number("select timestampdiff(microsecond, begun_at, finished_at) from loan_close where day = '"
                + yesterday + "'") / 1e6;
    }

    private void reset() throws SQLException {
        app.sql("truncate table loan_accrual");
        app.sql("update loan_instalment set overdue_interest = 0");
        app.sql("update loan_contract set status = 'ACTIVE', overdue_since = null where status = 'OVERDUE'");
        app.sql("delete from loan_close");
        app.sql("insert into loan_close (day, last_loan, loans, begun_at, finished_at) values ('"
                + yesterday.minusDays(1)
                + "', 0, 0, now(6), now(6))");
    }
}
