package ads.counting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ads.AdsScene;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;
import ads.token.AdTokens;
import ads.token.TokenNumbers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.MadangTest;
import testing.TestMembers;

/**
 * How many events a second are checked, durable and settled, in one process with the real log and database, without HTTP. Run
 * by {@code bench/ads-events.sh}.
 */
@MadangTest
class EventBench {
    private static final int CLIENTS = 32;
    private static final int BATCH = 40;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TakeEvents take;
    @Autowired
    EventLog log;
    @Autowired
    AdTokens tokens;
    @Autowired
    TokenNumbers numbers;
    @Autowired
    TestMembers members;
    @Autowired
    JdbcTemplate jdbc;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Test
    void measure() throws Exception {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        AdToken real = tokens.read(scene.decision(members.join().token(), Placement.HOME_BANNER, ad).text("ad/token"))
                .orElseThrow();
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        long before = log.segments().durable();

        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Long> latencies = new ArrayList<>();
        long worstBacklog = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> report(real, end)));
            }
            while (System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(1);
                worstBacklog = Math.max(worstBacklog, log.segments().durable() - settled());
            }
            for (var client : clients) {
                latencies.addAll(client.get());
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        long drainStart = System.nanoTime();
        long backlog = log.segments().durable() - settled();
        while (settled() < log.segments().durable()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double drain = (System.nanoTime() - drainStart) / 1e9;
        long counted = scene.number("""
                select coalesce(sum(impressions + viewables + clicks + starts + first_quartiles + midpoints
                    + third_quartiles + completes), 0) from ads_hour where campaign_id = ?""", ad.campaign().value());
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        long bytes = log.segments().durable() - before;
        String report = "# Ads: events\n\nCommand: `bench/ads-events.sh`. Date: "
                + Instant.now().truncatedTo(ChronoUnit.MINUTES) + ". Machine: "
                + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version()
                + ". Load average at the start: " + load + ". innodb_flush_log_at_trx_commit = "
                + jdbc.queryForObject("select @@innodb_flush_log_at_trx_commit", String.class) + ".\n\n"
                + "In one process, without HTTP, in the JVM of the tests (C1 alone): " + CLIENTS
                + " clients, each with one batch of " + BATCH
                + " events at a time; every token is checked, every batch is on disk before it is acknowledged, and the "
                + "settler runs beside them, on the same cores as the database. Each event is new.\n\n| | |\n|---|---|\n"
                + String.format(Locale.ROOT, "| duration | %.1f s |%n| acknowledged events | %,d |%n"
                        + "| acknowledged a second | %,.0f |%n| refused batches | %,d |%n| batch p50 / p99 | %.1f / %.1f ms |%n"
                        + "| settled a second, meanwhile | %,.0f |%n| largest backlog seen | %,d events |%n"
                        + "| backlog at the end | %,d events, settled after %.1f s |%n"
                        + "| counted in the reports | %,d (%s) |%n",
                        took, acknowledged.get(), acknowledged.get() / took, refused.get(),
                        sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6,
                        (bytes - backlog) * (double) acknowledged.get() / bytes / took,
                        worstBacklog * acknowledged.get() / bytes, backlog * acknowledged.get() / bytes, drain, counted,
                        counted == acknowledged.get() ? "none lost, none doubled" : "DIFFERS");
        Path output = Path.of(System.getProperty("bench.output", "target/bench.md"));
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.writeString(output, report);
        if (counted != acknowledged.get()) {
            throw new AssertionError(report);
        }
    }

    private List<Long> report(AdToken like, long end) {
        EventKind[] kinds = {EventKind.IMPRESSION, EventKind.START, EventKind.FIRST_QUARTILE, EventKind.MIDPOINT};
        List<Long> latencies = new ArrayList<>();
        while (System.nanoTime() < end) {
            List<TakeEvents.Report> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i += kinds.length) {
                String token = tokens.issue(new AdToken(numbers.next(), like.memberId(), like.campaignId(),
                        like.groupId(), like.creativeId(), like.lease(), 500,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS), Bid.Kind.CPM, like.placement(), like.os(),
                        like.ageBand(), like.gender(), false));
                Arrays.stream(kinds).forEach(kind -> batch.add(new TakeEvents.Report(kind, token, null)));
            }
            long begin = System.nanoTime();
            try {
                take.take(new Tsid(like.memberId()), batch);
                acknowledged.addAndGet(BATCH);
                latencies.add(System.nanoTime() - begin);
            } catch (DomainException e) {
                refused.incrementAndGet();
            }
        }
        return latencies;
    }

    private long settled() {
        return jdbc.queryForList("select position from ads_event_log where log_id = ?", Long.class, log.id()).stream()
                .mapToLong(Long::longValue).sum();
    }
}
