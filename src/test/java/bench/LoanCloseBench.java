package bench;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import loan.close.CloseFixture;
import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;
import testing.TestDatabase;

/**
 * The daily close of a million loans, one in twenty of them overdue: once through, and once more killed in the middle (SIGKILL)
 * and gone on with by another process. Run by {@code bench/loan-close.sh}.
 */
class LoanCloseBench {
    private static final int LOANS = Integer.getInteger("bench.loans", 1_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, String> schema = TestDatabase.newSchema();
    private final LocalDate yesterday = LocalDate.now(BusinessDays.SEOUL).minusDays(1);

    @Test
    void measure() throws Exception {
        sql("set global innodb_flush_log_at_trx_commit = 1");
        migrate();
        sql("delete from loan_close");
        sql(CloseFixture.LOANS.replace("?", Integer.toString(LOANS)));
        sql("""
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
        Process app = start();
        await(() -> number("select count(*) from loan_close where finished_at is not null") > 0, app);
        kill(app);
    }

    private String through() throws Exception {
        reset();
        Process app = start();
        await(this::finished, app);
        kill(app);
        return row("once through", seconds());
    }

    private String killed() throws Exception {
        reset();
        Process first = start();
        await(() -> number("select coalesce(sum(loans), 0) from loan_close where day = '" + yesterday + "'") > LOANS
                / 3,
                first);
        kill(first);
        long booked = number("select count(*) from loan_accrual where day = '" + yesterday + "'");
        Process second = start();
        await(this::finished, second);
        kill(second);
        return row(String.format(Locale.ROOT, "killed after %,d, another start included", booked), seconds());
    }

    private String row(String run, double seconds) throws SQLException {
        long booked = number("select count(*) from loan_accrual where day = '" + yesterday + "'");
        long loans = number("select count(distinct loan_id) from loan_accrual where day = '" + yesterday + "'");
        long off = number("select coalesce(sum(interest), 0) from loan_accrual where day = '" + yesterday + "'")
                - 100L * LOANS;
        return String.format(Locale.ROOT, "| %s | %.0f | %,.0f | %,d | %,d | %,d |%n", run, seconds, LOANS / seconds,
                loans, booked - loans, off);
    }

    private boolean finished() throws SQLException {
        return number("select count(*) from loan_close where finished_at is not null and day = '" + yesterday
                + "'") == 1;
    }

    private double seconds() throws SQLException {
        return number("select timestampdiff(microsecond, begun_at, finished_at) from loan_close where day = '"
                + yesterday + "'") / 1e6;
    }

    private void reset() throws SQLException {
        sql("truncate table loan_accrual");
        sql("update loan_instalment set overdue_interest = 0");
        sql("update loan_contract set status = 'ACTIVE', overdue_since = null where status = 'OVERDUE'");
        sql("delete from loan_close");
        sql("insert into loan_close (day, last_loan, loans, begun_at, finished_at) values ('" + yesterday.minusDays(1)
                + "', 0, 0, now(6), now(6))");
    }

    private Process start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MadangApplication.class.getName(), "--server.port=0", "--madang.demo.enabled=false",
                "--madang.crypto.key-file=target/test-key-ring", "--madang.audit.checkpoints=target/bench-audit"));
        schema.forEach((key, value) -> command.add("--" + key + "=" + value));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/loan-close.log"))).start();
    }

    private static void kill(Process app) throws InterruptedException {
        app.destroyForcibly().waitFor();
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition, Process app) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (!app.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("It did not come to it; see target/loan-close.log");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Before the migrations there are no tables. */
    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(schema.get("spring.datasource.url"),
                schema.get("spring.datasource.username"), schema.get("spring.datasource.password"));
    }

    private void sql(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
