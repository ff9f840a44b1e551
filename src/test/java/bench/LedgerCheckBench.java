package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.seal.LedgerCheck;
import platform.database.EmbeddedDatabaseInitializer;
import platform.database.RowInsert;
import platform.id.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the check of a whole ledger takes on the running application. Run by {@code bench/ledger-check.sh}. */
class LedgerCheckBench {
    private static final int MOVEMENTS = Integer.getInteger("bench.movements", 10_000_000);
    private static final int ACCOUNTS = 100_000;
    private static final int RUNS = Integer.getInteger("bench.runs", 3);
    /** A week ago: all of it may be sealed. */
    private long first = Ids.firstAt(Instant.now().minus(Duration.ofDays(7)));

    @Test
    void measure() throws Exception {
        String kept = System.getProperty("bench.folder", "");
        Path folder = kept.isEmpty() ? Files.createTempDirectory("ledger-check-bench") : Path.of(kept);
        try (var app = new SpringApplicationBuilder(MadangApplication.class)
                .initializers(new EmbeddedDatabaseInitializer()).run("--server.port=0", "--madang.demo.enabled=false",
                        "--madang.database.folder=" + folder, "--logging.level.root=warn",
                        // Another bench's, on the same class path.
                        "--spring.autoconfigure.exclude=org.springframework.modulith.events.jdbc."
                                + "JdbcEventPublicationAutoConfiguration")) {
            JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);
            TransactionTemplate transaction = app.getBean(TransactionTemplate.class);
            if (sealed(jdbc) == 0) {
                // What is put in here has ids of a week ago: it must all be there before it is sealed.
                transaction.executeWithoutResult(status -> jdbc.update("delete from pay_sealer where id = 1"));
                fill(jdbc, transaction);
                transaction.executeWithoutResult(status -> jdbc.update("insert into pay_sealer (id) values (1)"));
            }
            long movements = jdbc.queryForObject("select count(*) from pay_movement", Long.class);
            awaitSeals(jdbc, movements);
            if (RUNS == 0) {
                return;
            }
            LedgerCheck check = app.getBean(LedgerCheck.class);
            Cpu cpu = new Cpu();
            StringBuilder rows = new StringBuilder();
            for (int run = 1; run <= RUNS; run++) {
                long jvm = cpu.jvmNanos();
                long database = cpu.databaseNanos();
                long begun = System.nanoTime();
                LedgerCheck.Report report = check.run();
                double seconds = (System.nanoTime() - begun) / 1e9;
                assertThat(report.findings()).isEmpty();
                assertThat(report.sealed()).isEqualTo(movements);
                rows.append(String.format(Locale.ROOT, "| %d | %,d | %.1f | %,.0f | %.1f + %.1f |%n", run,
                        report.movements(), seconds, report.movements() / seconds, (cpu.jvmNanos() - jvm) / 1e9,
                        (cpu.databaseNanos() - database) / 1e9));
            }
            RunningApp.write(RunningApp.header("The check of a whole ledger", "bench/ledger-check.sh")
                    .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                            + "and the clients share these cores.",
                            "The application, which goes on with its jobs, and its database share these cores.")
                    + String.format(Locale.ROOT,
                            "%,d movements in as many journals, of %,d accounts, all under seals: every balance is held "
                                    + "against its movements, each currency against zero, all rows against the chain.%n%n",
                            movements, ACCOUNTS)
                    + "| run | movements | seconds | a second | CPU s (JVM + database) |\n|---|---|---|---|---|\n"
                    + rows);
        }
    }

    /** Goes on where a fill that was ended stopped. */
    private void fill(JdbcTemplate jdbc, TransactionTemplate transaction) {
        Timestamp now = Timestamp.from(Instant.now());
        first = jdbc.queryForObject("select coalesce(min(id), ?) from pay_account where kind = 'LENDER'", Long.class,
                first);
        long done = jdbc.queryForObject("select count(*) from pay_movement", Long.class) / ACCOUNTS;
        long rounds = Math.max(done, MOVEMENTS / ACCOUNTS);
        transaction.executeWithoutResult(status -> {
            new RowInsert(jdbc, "pay_account", "id", "kind", "owner", "currency", "created_at").passingOver().insert(
                    rows(n -> new Object[]{first + n, "LENDER", first + n, "KRW", now}));
            new RowInsert(jdbc, "pay_balance", "account_id", "slot", "guard", "debit_posted", "credit_posted",
                    "postings").updating("debit_posted", "credit_posted", "postings").insert(
                            rows(n -> new Object[]{first + n, 0, "NONE", rounds * amount(n),
                                    rounds * amount(from(n)), 2 * rounds}));
        });
        for (long round = done; round < rounds; round++) {
            long before = round * ACCOUNTS;
            transaction.executeWithoutResult(status -> {
                jdbc.execute("set foreign_key_checks = 0, unique_checks = 0");
                new RowInsert(jdbc, "pay_journal", "id", "kind", "reference", "occurred_at").insert(rows(
                        n -> new Object[]{first + 2 * (before + n), "BENCH", Long.toString(before + n), now}));
                new RowInsert(jdbc, "pay_movement", "id", "journal_id", "debit_account", "credit_account", "currency",
                        "amount", "phase").insert(
                                rows(n -> new Object[]{first + 2 * (before + n) + 1,
                                        first + 2 * (before + n), first + n, first + to(n), "KRW", amount(n),
                                        "POSTED"}));
                jdbc.execute("set foreign_key_checks = 1, unique_checks = 1");
            });
        }
    }

    private static List<Object[]> rows(LongFunction<Object[]> row) {
        return LongStream.range(0, ACCOUNTS).mapToObj(row).toList();
    }

    private static long amount(long debit) {
        return 1 + debit % 50_000;
    }

    /** Whom an account pays. */
    private static long to(long account) {
        return (account + 37) % ACCOUNTS;
    }

    /** Who pays it. */
    private static long from(long account) {
        return (account + ACCOUNTS - 37) % ACCOUNTS;
    }

    private static void awaitSeals(JdbcTemplate jdbc, long movements) throws InterruptedException {
        while (sealed(jdbc) < movements) {
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private static long sealed(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select coalesce(sum(movements), 0) from pay_seal", Long.class);
    }
}
