package bench;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

/** What decisions and events cost over HTTP, with tokens. Run by {@code bench/ads-http.sh}. */
class AdsHttpBench {
    private static final long SEED = 20_261_127;
    private static final int PEOPLE = 50;
    private static final int CONNECTIONS = 48;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RUN = Duration.ofSeconds(8);
    /** At 100,000 events a second. */
    private static final int BATCHES_A_SECOND = 2500;

    @TempDir
    Path folder;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort());
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            report.append(RunningApp.header("Ads over HTTP", "bench/ads-http.sh"));
            List<MemberActor> people = DemoPeople.loggedIn(app.port, PEOPLE);
            report.append(String.format(Locale.ROOT,
                    """
                            %d members with verified tokens over %d kept connections, one request at a time on each, from one thread. CPU is of
                            one request, by `/proc`, of each process by itself; JIT and garbage collection are in it. Limits of rates are asked
                            and set so high that all of it passes. "As many as go" is timed from the sending; the others are begun at their
                            time, whatever becomes of earlier ones, and timed from then. Whoever asks has asked before, so that what is known of
                            them is in memory. Batches: of each ad IMPRESSION, VIEWABLE with its measurement, CLICK, START; half of them are paid
                            by the click.

                            | | done | a second | application's CPU µs | in a core-second of it | database's CPU µs | client's CPU µs | p50 ms | p99 ms | longest ms |
                            |---|---|---|---|---|---|---|---|---|---|
                            """,
                    PEOPLE, CONNECTIONS));
            Decisions decisions = new Decisions(AdRequests.decisions(people, new Random(SEED)));
            load.full(WARM_UP, decisions);
            decisions.forget();
            double most = row(app, "decisions, as many as go", () -> load.full(RUN, decisions));
            row(app, "decisions, half as many", () -> load.open(most / 2, RUN, decisions));
            AdEvents single = new AdEvents(app, people, 1, SEED);
            single.takeLeases();
            load.full(WARM_UP, single);
            row(app, "single events, as many as go", () -> load.full(RUN, single));
            AdEvents batches = new AdEvents(app, people, 40, SEED);
            load.full(RUN, batches);
            row(app, "batches of 40 events, as many as go", () -> load.full(RUN, batches));
            row(app, "batches of 40 events, 100,000 events a second",
                    () -> load.open(BATCHES_A_SECOND, RUN, batches));
            report.append(String.format(Locale.ROOT,
                    "%n%.1f %% of the decisions showed an ad; for the others there was none.%n", decisions.shown()));
        }
        RunningApp.write(report.toString());
    }

    private double row(AppProcess app, String name, Supplier<HttpLoad.Result> run) {
        var thread = ManagementFactory.getThreadMXBean();
        var before = app.cpu();
        long client = thread.getCurrentThreadCpuTime();
        HttpLoad.Result result = run.get();
        var cpu = app.cpu().since(before);
        client = thread.getCurrentThreadCpuTime() - client;
        double aSecond = result.done() * 1e9 / result.took();
        report.append(String.format(Locale.ROOT,
                "| %s | %,d | %,.0f | %.1f | %,.0f | %.1f | %.1f | %.1f | %.1f | %.1f |%n", name, result.done(),
                aSecond,
                cpu.application() / 1e3 / result.done(), result.done() * 1e9 / cpu.application(),
                cpu.database() / 1e3 / result.done(), client / 1e3 / result.done(), result.nanos().millis(0.5),
                result.nanos().millis(0.99), result.nanos().millis(1)));
        return aSecond;
    }

    /** The same requests in turn. */
    private static final class Decisions implements HttpLoad.Work {
        private static final int NO_AD = "{\"ad\":null}".length();

        private final ByteBuffer[] requests;
        private int next;
        private long done;
        private long shown;

        Decisions(ByteBuffer[] requests) {
            this.requests = requests;
        }

        void forget() {
            done = 0;
            shown = 0;
        }

        double shown() {
            return 100.0 * shown / done;
        }

        @Override
        public ByteBuffer next() {
            return requests[next++ % requests.length].duplicate();
        }

        @Override
        public boolean answered(ByteBuffer request, int status, int bodyBytes) {
            if (status != 200) {
                throw new IllegalStateException("Answered with " + status);
            }
            done++;
            shown += bodyBytes > NO_AD ? 1 : 0;
            return true;
        }
    }
}
