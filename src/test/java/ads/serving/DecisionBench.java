package ads.serving;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import javax.crypto.spec.SecretKeySpec;

import ads.audience.AgeBand;
import ads.audience.Audience;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.budget.Purses;
import ads.budget.TestPurses;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import ads.token.AdToken;
import ads.token.AdTokens;
import org.junit.jupiter.api.Test;

/** How many decisions a core takes a second, in process, over 10,000 ad groups. Run by {@code bench/ads-decisions.sh}. */
class DecisionBench {
    private static final int GROUPS = 10_000;
    private static final int ASKS = 4096;
    private static final long SEED = 20_261_127;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(5);
    private static final long RUN = TimeUnit.SECONDS.toNanos(10);

    private final Random random = new Random(SEED);
    private final Board rich = board(1);
    private final Board poor = board(50);
    private Board board = rich;
    private final Ask[] asks = new Ask[ASKS];
    private final Person[] people = new Person[ASKS];
    private final AdTokens tokens = new AdTokens(List.of(new SecretKeySpec(new byte[32], "HmacSHA256")));
    private final Purses purses = TestPurses.none();
    private long shown;

    @Test
    void measure() throws IOException {
        for (int i = 0; i < ASKS; i++) {
            asks[i] = new Ask(Placement.HOME_BANNER, one(Os.values()), one(AgeBand.values()), one(Gender.values()),
                    one(Region.values()), random.nextInt(168));
            people[i] = new Person(i, new Audience(true, random.nextInt(4)), Map.of(), 0, Long.MAX_VALUE);
        }
        for (Board each : List.of(poor, rich)) {
            board = each;
            run(false, WARM_UP);
            run(true, WARM_UP);
        }
        String report = "# Ads: decisions\n\nCommand: `bench/ads-decisions.sh`. Date: "
                + Instant.now().truncatedTo(ChronoUnit.MINUTES) + ". Machine: "
                + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version()
                + ". Load average at the start: " + Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]
                + ".\n\nOne thread, in process, over " + String.format(Locale.ROOT, "%,d", GROUPS)
                + " ad groups of one placement with random targeting, " + ASKS + " askers in turn, seed " + SEED
                + ". Latencies are by the wall clock, other processes of this machine included.\n\n"
                + "| | decisions | with an ad | per core-second | p50 µs | p99 µs | p99.9 µs |\n|---|---|---|---|---|---|---|\n"
                + run(false, RUN) + run(true, RUN) + poorly();
        Path output = Path.of(System.getProperty("bench.output", "target/bench.md"));
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.writeString(output, report);
    }

    private String run(boolean signed, long nanos) {
        var threads = ManagementFactory.getThreadMXBean();
        long[] took = new long[8_000_000];
        int done = 0;
        shown = 0;
        long cpu = threads.getCurrentThreadCpuTime();
        long end = System.nanoTime() + nanos;
        for (long now = System.nanoTime(); now < end && done < took.length;) {
            decide(done, signed);
            long next = System.nanoTime();
            took[done++] = next - now;
            now = next;
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        long[] sorted = Arrays.copyOf(took, done);
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "| %s | %,d | %.0f %% | %,.0f | %.2f | %.2f | %.2f |%n",
                signed ? "decided, reserved, token signed" : "decided and reserved", done, 100.0 * shown / done,
                done * 1e9 / cpu, sorted[done / 2] / 1e3, sorted[(int) (done * 0.99)] / 1e3,
                sorted[(int) (done * 0.999)] / 1e3);
    }

    /** The worse case: of the best candidates most may not spend, and the search goes on and on. */
    private String poorly() {
        board = poor;
        return run(false, RUN).replace("decided and reserved", "the same, 49 of 50 groups without budget");
    }

    private void decide(int number, boolean signed) {
        Ask ask = asks[number % ASKS];
        Pick pick = new Pick(board, ask, people[number % ASKS], 0);
        if (pick.run(purses)) {
            shown++;
            int i = pick.winner();
            if (signed) {
                String token = tokens.issue(new AdToken(number, number, board.campaign[i], board.group[i], 1,
                        pick.leaseId(), pick.price(), Instant.EPOCH, Bid.Kind.CPM, ask.placement(), ask.os(),
                        ask.ageBand(), ask.gender(), false));
                shown += token.isEmpty() ? 1 : 0;
            }
        }
    }

    private Board board(int richEvery) {
        List<ServableAds.Group> groups = new ArrayList<>();
        for (int i = 1; i <= GROUPS; i++) {
            groups.add(Candidate.group(i, BoardTest.targeting(random), 500 + random.nextInt(5000)));
        }
        return new Board(new ServableAds.Terms(Placement.HOME_BANNER, 500, 4000), groups,
                group -> group.id() % richEvery == 0 ? TestPurses.rich(group) : TestPurses.empty(group));
    }

    private <E> E one(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
