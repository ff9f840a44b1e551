package bench;

import java.io.BufferedWriter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import platform.time.BusinessDays;
import testing.TestDatabase;

/**
 * A bank's daily file of a million lines against as many transfers, with a hundred differences of each kind, by the application
 * in a process of its own with 512 MB of heap. Run by {@code bench/reconciliation.sh}.
 */
class ReconciliationBench {
    private static final long LINES = Integer.getInteger("bench.lines", 1_000_000);
    private static final long EACH = 100;
    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String HEAP = "512m";

    private final Map<String, String> schema = TestDatabase.newSchema();
    private final LocalDate day = LocalDate.now(BusinessDays.SEOUL).minusDays(1);
    private Path folder = Path.of("target/recon-bench");

    @Test
    void measure() throws Exception {
        sql("set global innodb_flush_log_at_trx_commit = 1");
        folder = Files.createTempDirectory("recon-bench");
        Process app = start();
        await(() -> number("select count(*) from information_schema.tables where table_schema = database() "
                + "and table_name = 'pay_recon_line'") == 1 && number("select count(*) from pay_recon_file") == 0, app);
        fill();
        Path file = write();
        StringBuilder report = new StringBuilder(RunningApp.header("Reconciliation", "bench/reconciliation.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own with -Xmx" + HEAP + ", and its database, flushing "
                                + "at every commit (doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "The bank's file of a day, %,d lines (%,d MB), against %,d transfers; %d differences of each kind are "
                                + "put in. Seconds are from the moment the file is in the folder to the moment that it counts; "
                                + "memory is the most that the process had, heap and all.%n%n",
                        LINES, Files.size(file) / 1_000_000, LINES, EACH)
                + "| file | seconds | lines a second | memory, MB | missing here | missing there | another amount | twice | late |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        report.append(take(file, "the first time", app));
        Files.move(folder.resolve("taken").resolve(file.getFileName()), file, StandardCopyOption.ATOMIC_MOVE);
        report.append(take(file, "the same once more", app));
        app.destroyForcibly().waitFor();
        RunningApp.write(report.toString());
    }

    /** The application looks each second. */
    private String take(Path file, String what, Process app) throws Exception {
        Path target = folder.resolve(file.getFileName());
        long begun = System.nanoTime();
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        await(() -> Files.exists(folder.resolve("taken").resolve(file.getFileName())), app);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(Locale.ROOT, "| %s | %.1f | %,.0f | %s | %d | %d | %d | %d | %d |%n", what, seconds,
                (double) LINES / seconds, memory(app), found("MISSING_HERE"), found("MISSING_THERE"),
                found("AMOUNT_DIFFERS"),
                found("DUPLICATED"), found("LATE"));
    }

    /** Transfers 1 to LINES; of the last 100 the bank knows nothing, and 100 before them were decided a day before. */
    private void fill() throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set foreign_key_checks = 0, unique_checks = 0");
            for (long from = 1; from <= LINES; from += AT_ONCE) {
                StringBuilder rows = new StringBuilder(
                        "insert into pay_bank_transfer (id, direction, purpose, purpose_id, "
                                + "member_id, bank_account_id, amount, hold, status, enquiries, created_at, decided_at, version) values ");
                for (long id = from; id < from + AT_ONCE; id++) {
                    boolean late = id > LINES - 2 * EACH && id <= LINES - EACH;
                    rows.append(id == from ? "" : ",").append("(").append(id).append(",'OUT','REFUND',").append(id)
                            .append(",1,1,").append(amount(id)).append(",").append(id).append(",'DONE',0,'")
                            .append(day.minusDays(late ? 1 : 0)).append(" 03:00:00','")
                            .append(day.minusDays(late ? 1 : 0)).append(" 03:00:00',0)");
                }
                statement.execute(rows.toString());
                connection.commit();
            }
        }
    }

    private static long amount(long id) {
        return 1_000 + id % 50_000;
    }

    /** All but the last 100; of others one won more, 100 twice, 100 that we have not. */
    private Path write() throws Exception {
        Path file = folder.resolve("bank.part");
        long sum = 0;
        int count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("H,BANK," + day + ",1\n");
            for (long id = 1; id <= LINES - EACH; id++) {
                long amount = amount(id) + (id <= EACH ? 1 : 0);
                sum += amount;
                count += line(out, id, amount);
            }
            for (long id = 1_000; id < 1_000 + EACH; id++) {
                sum += amount(id);
                count += line(out, id, amount(id));
            }
            for (long id = LINES + 1; id <= LINES + EACH; id++) {
                sum += amount(id);
                count += line(out, id, amount(id));
            }
            out.write("T," + count + "," + sum + "\n");
        }
        return Files.move(file, folder.resolveSibling("bank-" + folder.getFileName() + ".csv"));
    }

    private int line(BufferedWriter out, long id, long amount) throws Exception {
        out.write("D," + id + ",OUT,B" + id + "," + amount + "," + day + "T12:00:00\n");
        return 1;
    }

    private long found(String kind) throws SQLException {
        return number("select count(*) from pay_recon_difference where kind_of = '" + kind + "'");
    }

    private Process start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx" + HEAP, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MadangApplication.class.getName(), "--server.port=0", "--madang.demo.enabled=false",
                "--madang.crypto.key-file=target/test-key-ring", "--madang.audit.checkpoints=target/bench-audit",
                "--madang.pay.reconciliation.pause=1s", "--madang.pay.reconciliation.folder=" + folder));
        schema.forEach((key, value) -> command.add("--" + key + "=" + value));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/reconciliation.log"))).start();
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
        while (!holds(condition)) {
            if (!app.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("It did not come to it; see target/reconciliation.log");
            }
            TimeUnit.MILLISECONDS.sleep(20);
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
