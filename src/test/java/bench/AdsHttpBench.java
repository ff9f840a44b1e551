package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;

/** What decisions and events cost over HTTP, with tokens. Run by {@code bench/ads-http.sh}. */
class AdsHttpBench {
    private static final long SEED = 20_261_127;
    private static final int PEOPLE = 100;
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 64);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));

    @TempDir
    Path folder;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        try (AppProcess app = AppProcess.start(folder, AppProcess.freePort(), AppProcess.freePort())) {
            List<MemberActor> people = DemoPeople.loggedIn(app.port, PEOPLE);
            report.append(RunningApp.header("Ads over HTTP", "bench/ads-http.sh"));
            report.append(
                    """
                            | | done | a second | server CPU µs | a core-second of it | database µs | client µs | p50 ms | p99 ms | longest ms |
                            |---|---|---|---|---|---|---|---|---|---|
                            """);
            try (HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
                Decisions decisions = new Decisions(AdRequests.decisions(people, new Random(SEED)));
                load.full(WARM_UP, decisions);
                row(app, "decisions, as many as go", () -> load.full(RUN, decisions));
                row(app, "decisions, 10,000 a second", () -> load.open(10_000, RUN, decisions));
                AdEvents single = new AdEvents(app, people, 1, SEED);
                load.full(WARM_UP, single);
                row(app, "single events, as many as go", () -> load.full(RUN, single));
                AdEvents batches = new AdEvents(app, people, 40, SEED);
                load.full(WARM_UP, batches);
                row(app, "batches of 40 events, as many as go", () -> load.full(RUN, batches));
                row(app, "batches of 40 events, 2,500 a second", () -> load.open(2500, RUN, batches));
            }
            Files.copy(folder.resolve("log"), Path.of("target/bench-app.log"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        RunningApp.write(report.toString());
    }

    private interface Run {
        HttpLoad.Result run() throws IOException;
    }

    private void row(AppProcess app, String name, Run run) throws IOException {
        var thread = ManagementFactory.getThreadMXBean();
        var before = app.cpu();
        long client = thread.getCurrentThreadCpuTime();
        HttpLoad.Result result = run.run();
        var cpu = app.cpu().since(before);
        client = thread.getCurrentThreadCpuTime() - client;
        String row = String.format(Locale.ROOT,
                "| %s | %,d | %,.0f | %.1f | %,.0f | %.1f | %.1f | %.1f | %.1f | %.1f |%n", name, result.done(),
                result.done() * 1e9 / result.took(), cpu.application() / 1e3 / result.done(),
                result.done() * 1e9 / cpu.application(), cpu.database() / 1e3 / result.done(),
                client / 1e3 / result.done(), result.nanos().millis(0.5), result.nanos().millis(0.99),
                result.nanos().millis(1));
        System.err.print(row);
        report.append(row);
    }

    /** The same requests in turn. */
    private static final class Decisions implements HttpLoad.Work {
        private final ByteBuffer[] requests;
        private int next;

        Decisions(ByteBuffer[] requests) {
            this.requests = requests;
        }

        @Override
        public ByteBuffer next() {
            return requests[next++ % requests.length].duplicate();
        }

        @Override
        public boolean answered(ByteBuffer request, int status) {
            if (status != 200) {
                throw new IllegalStateException("Answered with " + status);
            }
            return true;
        }
    }
}
