package bench;

import java.io.File;
import java.nio.file.Files;
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

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import pay.settlement.SettlementLoad;
import platform.time.BusinessDays;
import testing.TestDatabase;

/**
 * The settlement of a million payments of ten thousand merchants: once through, and of another day once more killed in the
 * middle (SIGKILL) and gone on with by another process. Run by {@code bench/settlement.sh}.
 */
class SettlementBench {
    private static final int PAYMENTS = Integer.getInteger("bench.payments", 1_000_000);
    private static final int MERCHANTS = Integer.getInteger("bench.merchants", 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String MEMORY = "512m";

    private final Map<String, String> schema = TestDatabase.newSchema();
    private final LocalDate today = LocalDate.now(BusinessDays.SEOUL);
    private final SettlementLoad first = new SettlementLoad(MERCHANTS);
    private final SettlementLoad second = new SettlementLoad(MERCHANTS);

    @Test
    void measure() throws Exception {
        sql("set global innodb_flush_log_at_trx_commit = 1");
        String report = RunningApp.header("The settlement of merchants", "bench/settlement.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own with -Xmx" + MEMORY + ", and its database, flushing "
                                + "at every commit (doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "%,d payments of %,d merchants a day, one in twenty cancelled in part. Each merchant's fees, VAT and "
                                + "payout are held against a reckoning of the bench's own. Seconds are from the first batch "
                                + "to the last, as the day's row in the database says; memory is the most that the process had.%n%n",
                        PAYMENTS, MERCHANTS)
                + "| run | seconds | lines | settlements | settled twice | won off | memory, MB | a second run changed |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        fill();
        report += through();
        report += killed();
        RunningApp.write(report);
    }

    /** Both days, the day before them as if it were settled. */
    private void fill() throws SQLException {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.add("--madang.pay.settlement.pause=5h");
        try (var app = new SpringApplicationBuilder(MadangApplication.class)
                .run(arguments.toArray(String[]::new))) {
            first.fill(app, today.minusDays(2), PAYMENTS, 1);
            second.fill(app, today.minusDays(1), PAYMENTS, 2);
        }
        sql("insert into pay_settlement_run (day, last_merchant, merchants, settlements, failed, begun_at, finished_at) "
                + "values ('" + today.minusDays(3) + "', 0, 0, 0, 0, utc_timestamp(6), utc_timestamp(6))");
    }

    private String through() throws Exception {
        LocalDate day = today.minusDays(2);
        Process app = start();
        await(() -> finished(day), app);
        String memory = memory(app);
        kill(app);
        return row("once through", day, first, memory, "");
    }

    /** It had begun when the day before was done, if only just. */
    private String killed() throws Exception {
        LocalDate day = today.minusDays(1);
        Process early = start();
        await(() -> number(
                "select coalesce(sum(merchants), 0) from pay_settlement_run where day = '" + day + "'") > MERCHANTS / 3,
                early);
        kill(early);
        long done = settlements(day);
        Process late = start();
        await(() -> finished(day), late);
        String memory = memory(late);
        kill(late);
        return row(String.format(Locale.ROOT, "killed after %,d, other starts included", done), day, second, memory,
                Long.toString(again(day)));
    }

    private String row(String run, LocalDate day, SettlementLoad load, String memory, String again)
            throws SQLException {
        long settlements = settlements(day);
        long distinct = number("select count(distinct merchant_id) from pay_settlement where until_on = '" + day + "'");
        return String.format(Locale.ROOT, "| %s | %.1f | %,d | %,d | %,d | %,d | %s | %s |%n", run, seconds(day),
                number("select count(*) from pay_sale_line where sold_on = '" + day + "'"), distinct,
                settlements - distinct, off(day, load), memory, again);
    }

    /** What was settled of a day against what was sold. */
    private long off(LocalDate day, SettlementLoad load) throws SQLException {
        long off = 0;
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement
                        .executeQuery("select merchant_id, payout, fees, vat from pay_settlement where until_on = '"
                                + day + "'")) {
            while (rows.next()) {
                off += load.off(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        }
        return off;
    }

    /** Another start on the settled day: how many settlements and journals it made. */
    private long again(LocalDate day) throws Exception {
        String all = "select (select count(*) from pay_settlement) + (select count(*) from pay_journal)";
        long before = number(all);
        sql("update pay_settlement_run set finished_at = null, last_merchant = 0 where day = '" + day + "'");
        Process app = start();
        await(() -> finished(day), app);
        kill(app);
        return number(all) - before;
    }

    private long settlements(LocalDate day) throws SQLException {
        return number("select count(*) from pay_settlement where until_on = '" + day + "'");
    }

    private boolean finished(LocalDate day) throws SQLException {
        return number("select count(*) from pay_settlement_run where finished_at is not null and day = '" + day
                + "'") == 1;
    }

    private double seconds(LocalDate day) throws SQLException {
        return number("select timestampdiff(microsecond, begun_at, finished_at) from pay_settlement_run where day = '"
                + day + "'") / 1e6;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--madang.demo.enabled=false",
                "--madang.crypto.key-file=target/test-key-ring", "--madang.audit.checkpoints=target/bench-audit",
                // Another bench's, on the same class path.
                "--spring.autoconfigure.exclude=org.springframework.modulith.events.jdbc."
                        + "JdbcEventPublicationAutoConfiguration"));
        schema.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    private Process start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx" + MEMORY, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MadangApplication.class.getName()));
        command.addAll(arguments());
        command.add("--madang.pay.settlement.pause=1s");
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/settlement.log"))).start();
    }

    private static void kill(Process app) throws InterruptedException {
        app.destroyForcibly().waitFor();
    }

    private static String memory(Process app) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM")).findFirst()
                .map(line -> String.format(Locale.ROOT, "%,d", Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                .orElse("?");
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition, Process app) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!app.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("It did not come to it; see target/settlement.log");
            }
            TimeUnit.MILLISECONDS.sleep(100);
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
