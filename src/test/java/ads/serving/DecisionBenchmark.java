package ads.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions in process over 10,000 ad groups of one placement, by JMH: how many a second, and how long each takes. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
    static final int GROUPS = 10_000;
    static final int ASKS = 4096;
    static final long SEED = 20_261_127;

    private final Random random = new Random(SEED);
    private final Ask[] asks = new Ask[ASKS];
    private final Person[] people = new Person[ASKS];
    private final AdTokens tokens = new AdTokens(List.of(new SecretKeySpec(new byte[32], "HmacSHA256")));
    private final Purses purses = TestPurses.none();
    private Board rich;
    private Board poor;
    private int number;

    /** The same for every run. */
    @Setup
    public void prepare() {
        rich = board(1);
        poor = board(50);
        for (int i = 0; i < ASKS; i++) {
            asks[i] = new Ask(Placement.HOME_BANNER, one(Os.values()), one(AgeBand.values()), one(Gender.values()),
                    one(Region.values()), random.nextInt(168));
            people[i] = new Person(i, new Audience(true, random.nextInt(4)), Map.of(), 0, Long.MAX_VALUE);
        }
    }

    /** Eligibility, auction, price and reservation. */
    @Benchmark
    public long decided() {
        return pick(rich).price();
    }

    /** And the token that is handed out. */
    @Benchmark
    public String signed() {
        Pick pick = pick(rich);
        int i = pick.winner();
        Ask ask = asks[number % ASKS];
        return tokens.issue(new AdToken(number, number, rich.campaign[i], rich.group[i], 1, pick.leaseId(),
                pick.price(), Instant.EPOCH, Bid.Kind.CPM, ask.placement(), ask.os(), ask.ageBand(), ask.gender(),
                false));
    }

    /** The worse case: of the best candidates most may not spend, and the search goes on and on. */
    @Benchmark
    public long poor() {
        return pick(poor).price();
    }

    private Pick pick(Board board) {
        number = (number + 1) % ASKS;
        Pick pick = new Pick(board, asks[number], people[number], 0);
        if (!pick.run(purses)) {
            throw new IllegalStateException("Somebody has money for everybody");
        }
        return pick;
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
