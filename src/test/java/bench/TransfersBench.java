package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import bench.plain.PlainJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.DemoPhone;
import testing.MemberActor;
import testing.RunningJar;

/** Transfers a second over HTTP, gathered against one transaction each, and against plain JPA and tight JDBC. Run by {@code bench/transfers.sh}. */
class TransfersBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000);
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 100);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    /** Of what goes at all, and of what is asked for. */
    private static final double SHARE = 0.7;
    private static final double ASKED = 4_000;

    @TempDir
    Path gathered;
    @TempDir
    Path alone;
    @TempDir
    Path plain;
    @TempDir
    Path tight;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        report.append(RunningApp.header("Transfers between members", "bench/transfers.sh"));
        report.append(String.format(Locale.ROOT,
                """
                        One won each, from each of %,d demo members to any other, by %d kept connections of one client thread, with access \
                        tokens, an `Idempotency-Key` each, limits counted, and the event told to home, which keeps both wallets, \
                        movements and spending. Each: %d s to warm up, then %d s as fast as answers come, then %d s \
                        at %.0f %% of that (and of the %,.0f that are asked for), evenly, each timed from when it should have begun. Waiting: deliveries of events that are not done, \
                        at the end of it.%n%n""",
                PEOPLE, CONNECTIONS, WARM_UP.toSeconds(), RUN.toSeconds(), RUN.toSeconds(), SHARE * 100, ASKED));
        LoadTable table = new LoadTable(report);
        String path = "/v1/pay/transfers";
        double together = variant(table, "gathered", RunningJar.DEMO, gathered, path, List.of());
        double single = variant(table, "one transaction each", RunningJar.DEMO, alone, path,
                List.of("--madang.pay.transfer.together=1", "--madang.pay.transfer.lanes=12"));
        double jdbc = variant(table, "tight JDBC, one transaction each", PlainJar.make(tight), tight, PlainJar.JDBC,
                List.of());
        double jpa = variant(table, "plain JPA", PlainJar.make(plain), plain, PlainJar.JPA, List.of());
        report.append(String.format(Locale.ROOT,
                "%nGathered: **%.1f ×** one transaction each, **%.1f ×** tight JDBC, which keeps no lists and tells nobody, **%.1f ×** plain JPA. CPU per transfer.%n",
                together / single, together / jdbc, together / jpa));
        RunningApp.write(report.toString());
    }

    private static double variant(LoadTable table, String name, Path jar, Path folder, String path,
            List<String> settings)
            throws Exception {
        try (AppProcess app = AppProcess.start(jar, folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            List<MemberActor> people = LongStream.rangeClosed(1, PEOPLE).parallel()
                    .mapToObj(index -> DemoPhone.of(app.port, index).logsIn()).toList();
            if (!jar.equals(RunningJar.DEMO)) {
                try (Connection database = app.database()) {
                    PlainJar.prepare(database);
                }
            }
            TransferWork work = new TransferWork(people, PEOPLE, path);
            load.full(WARM_UP, work);
            double most = table.row(app, name + ", as many as go", () -> load.full(RUN, work));
            evenly(table, app, name, load, SHARE * most, work);
            if (most > ASKED) {
                evenly(table, app, name, load, SHARE * ASKED, work);
            }
            return most;
        }
    }

    private static void evenly(LoadTable table, AppProcess app, String name, HttpLoad load, double perSecond,
            TransferWork work)
            throws Exception {
        table.row(app, String.format(Locale.ROOT, "%s, %,.0f a second", name, perSecond),
                () -> load.open(perSecond, RUN, work));
    }
}
