package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

import static org.assertj.core.api.Assertions.assertThat;

/** What the application and its database have in memory, each by itself: at rest, under load, and afterwards. Run by {@code bench/memory.sh}. */
class MemoryBench {
    private static final int PRODUCTS = Integer.getInteger("bench.products", 20_000);
    /** With wares this cheap nobody's money ends: in full length each of them buys some seven times. */
    private static final int PEOPLE = Integer.getInteger("bench.people", 3_000);
    private static final long ENOUGH = 300_000;
    private static final long DEAREST = 10_000;
    private static final List<String> WITHOUT = List.of("--madang.demo.enabled=false");
    private static final List<String> LOADED = List.of("--madang.demo.products=" + PRODUCTS,
            "--madang.demo.members=" + PEOPLE);
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 48);
    /** After it is ready: what is begun then is done. */
    private static final Duration SETTLE = Duration.ofSeconds(Integer.getInteger("bench.settle", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    private static final Duration AFTER = Duration.ofSeconds(Integer.getInteger("bench.after", 60));
    private static final Duration LOOK = Duration.ofMillis(500);

    @TempDir
    Path without;
    @TempDir
    Path demo;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        report.append(RunningApp.header("Memory", "bench/memory.sh"));
        // Once before, for the migrations: the start with demo data that it is held against has none to run either.
        start(without, WITHOUT).close();
        try (AppProcess app = start(without, WITHOUT)) {
            head(app);
            atRest("started without demo data", app);
        }
        try (AppProcess app = start(demo, LOADED)) {
            atRest(String.format(Locale.ROOT, "the start that loads %,d products of demo data", PRODUCTS), app);
        }
        try (AppProcess app = start(demo, LOADED)) {
            atRest("started with demo data that are there", app);
            List<MemberActor> people = DemoPeople.withMoney(app.port, PEOPLE, ENOUGH);
            PurchaseWork purchases = new PurchaseWork(people, Wares.of(app.port, 1_000, DEAREST, 50), "bench");
            DemoPeople.refresh(people);
            underLoad("under purchases", app, purchases);
            assertThat(purchases.soldOut()).as("purchases of what was sold out").isZero();
            DemoPeople.refresh(people);
            underLoad("under transfers", app, new TransferWork(people, PEOPLE, "/v1/pay/transfers"));
            TimeUnit.NANOSECONDS.sleep(AFTER.toNanos());
            row(AFTER.toSeconds() + " s after these", app.memory(), app.threads(), app.kept(), "");
        }
        RunningApp.write(report.toString());
    }

    private static AppProcess start(Path folder, List<String> settings) throws Exception {
        return AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
    }

    private void head(AppProcess app) throws Exception {
        try (Connection database = app.database();
                ResultSet pool = database.createStatement().executeQuery("select @@innodb_buffer_pool_size >> 20")) {
            pool.next();
            report.append(String.format(Locale.ROOT,
                    """
                            The application with %s, its database with a buffer pool of %,d MB. In memory: resident (`VmRSS`), as Linux tells; at rest %d s after the start, under load (as fast as answers come, %d connections, %d s each) \
                            the most that was seen, twice a second. In use of the heap: after a full collection, which is asked for once the rest has been read; under load in the middle of it, so what is done a second has that collection in it, too. Threads: of the system; requests have virtual ones.

                            The first row, a second start like the third, is what that and those below are to be held against: the same beans but those of the demo, and a database with nothing of the demo's; what is above it are these, data and load.

                            | MB | application | heap in use | metaspace | threads | database | threads | done a second |
                            |---|---|---|---|---|---|---|---|
                            """,
                    AppProcess.JVM, pool.getLong(1), SETTLE.toSeconds(), CONNECTIONS, RUN.toSeconds()));
        }
    }

    private void atRest(String name, AppProcess app) throws Exception {
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        row(name, app.memory(), app.threads(), app.kept(), "");
    }

    private void underLoad(String name, AppProcess app, HttpLoad.Work work) throws Exception {
        try (HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            CompletableFuture<HttpLoad.Result> result = CompletableFuture.supplyAsync(() -> load.full(RUN, work));
            Peak peak = new Peak(app);
            long middle = System.nanoTime() + RUN.toNanos() / 2;
            peak.watch(() -> !result.isDone() && System.nanoTime() < middle);
            JvmMemory kept = app.kept();
            peak.watch(() -> !result.isDone());
            HttpLoad.Result done = result.join();
            row(name, peak.memory, peak.threads, kept,
                    String.format(Locale.ROOT, "%,.0f", done.done() * 1e9 / done.took()));
        }
    }

    /** The most that was seen. */
    private static final class Peak {
        private final AppProcess app;
        private AppProcess.Each memory;
        private AppProcess.Each threads;

        Peak(AppProcess app) {
            this.app = app;
            memory = app.memory();
            threads = app.threads();
        }

        void watch(BooleanSupplier on) throws InterruptedException {
            while (on.getAsBoolean()) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                memory = memory.most(app.memory());
                threads = threads.most(app.threads());
            }
        }
    }

    private void row(String name, AppProcess.Each memory, AppProcess.Each threads, JvmMemory kept,
            String perSecond) {
        String row = String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %s |%n", name,
                memory.application(), kept.heap(), kept.metaspace(), threads.application(), memory.database(),
                threads.database(), perSecond);
        System.err.print(row);
        report.append(row);
    }
}
