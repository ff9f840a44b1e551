package bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

/**
 * A bank's daily file of a million lines against as many transfers, with a hundred differences of each kind, by the application
 * in a process of its own with 512 MB of heap. Run by {@code bench/reconciliation.sh}.
 */
class ReconciliationBench {
    private static final long LINES = Integer.getInteger("bench.lines", 1_000_000);
    private static final long EACH = 100;
    private static final int AT_ONCE = 1_000;

    private final SchemaApp app = new SchemaApp("target/reconciliation.log");
    private final LocalDate day = LocalDate.now(BusinessDays.SEOUL).minusDays(1);
    private Path folder = Path.of("target/recon-bench");

    @Test
    void measure() throws Exception {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        folder = Files.createTempDirectory("recon-bench");
        Process process = app.start("--madang.pay.reconciliation.pause=1s",
                "--madang.pay.reconciliation.folder=" + folder);
        app.await(() -> app.number("select count(*) from information_schema.tables where table_schema = database() "
                + "and table_name = 'pay_recon_line'") == 1 && app.number("select count(*) from pay_recon_file") == 0,
                process);
        fill();
        Path file = write();
        StringBuilder report = new StringBuilder(RunningApp.header("Reconciliation", "bench/reconciliation.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own with -Xmx" + SchemaApp.MEMORY
                                + ", and its database, flushing "
                                + "at every commit (doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "The bank's file of a day, %,d lines (%,d MB), against %,d transfers; %d differences of each kind are "
                                + "put in. Seconds are from the moment the file is in the folder to the moment that it counts; "
                                + "memory is the most that the process had, heap and all.%n%n",
                        LINES, Files.size(file) / 1_000_000, LINES, EACH)
                + "| file | seconds | lines a second | memory, MB | missing here | missing there | another amount | twice | late |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        report.append(take(file, "the first time", process));
        Files.move(folder.resolve("taken").resolve(file.getFileName()), file, StandardCopyOption.ATOMIC_MOVE);
        report.append(take(file, "the same once more", process));
        SchemaApp.kill(process);
        RunningApp.write(report.toString());
    }

    /** The application looks each second. */
    private String take(Path file, String what, Process process) throws Exception {
        Path target = folder.resolve(file.getFileName());
        long begun = System.nanoTime();
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        app.await(() -> Files.exists(folder.resolve("taken").resolve(file.getFileName())), process);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(Locale.ROOT, "| %s | %.1f | %,.0f | %s | %d | %d | %d | %d | %d |%n", what, seconds,
                (double) LINES / seconds, SchemaApp.memory(process), found("MISSING_HERE"), found("MISSING_THERE"),
                found("AMOUNT_DIFFERS"),
                found("DUPLICATED"), found("LATE"));
    }

    /** Transfers 1 to LINES; of the last 100 the bank knows nothing, and 100 before them were decided a day before. */
    private void fill() throws SQLException {
        try (Connection connection = app.connect(); var statement = connection.createStatement()) {
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
        return app.number("select count(*) from pay_recon_difference where kind_of = '" + kind + "'");
    }
}
