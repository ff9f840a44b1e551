package madang.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MadangTest;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random requests of all that the API's document describes: none is a failure of ours, none that was refused changed a table,
 * and no refusal repeats what was sent or tells of our insides. 20,000 of them by {@code bench/fuzz.sh}.
 */
@Order(Integer.MAX_VALUE) // What it leaves behind comes to its ends minutes later, under the eyes of tests that compare tables.
@MadangTest
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("madang.fuzz.requests", 200);
    /** The first batch of a seed to play: a failure names it. */
    private static final int FIRST = Integer.getInteger("madang.fuzz.first", 0);
    /** Of one operation, held against the tables together. */
    private static final int BATCH = 25;
    /** Whose people have done too much by then: wallets are full, limits of days are reached. */
    private static final int BATCHES_OF_A_WORLD = 60;
    /** Where a wrong code or PIN is counted before it is judged, and a challenge is used up by being tried. */
    private static final Set<String> COUNTING = Set.of("member_otp", "member_pin", "member_challenge");
    private static final Pattern INSIDES = Pattern
            .compile("Exception|\\bat [a-z]+\\.|SQLSTATE|select |insert into|java\\.|jakarta\\.|" + Planting.WORD);

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    private final long seed = Seed.OF_THE_RUN;
    private int accepted;
    private int refused;
    private int compared;

    @Test
    void nothingThatIsSentIsAFailureOfOursAndNoRefusalHasAnEffect() {
        List<ApiDocument.Operation> operations = new ArrayList<>(ApiDocument.operations());
        operations.sort(Comparator.comparing(ApiDocument.Operation::id));
        List<String> wrong = new ArrayList<>();
        ApiWorld world = null;
        for (int batch = FIRST; batch < FIRST + REQUESTS / BATCH; batch++) {
            world = world == null || batch % BATCHES_OF_A_WORLD == 0 ? new ApiWorld(port, context) : world;
            Random random = new Random(seed * 1_000_003 + batch);
            ApiDocument.Operation operation = operations.get(random.nextInt(operations.size()));
            Fuzzer fuzzer = new Fuzzer(random, operation, world.sample(operation.id()));
            List<Fuzzer.Fuzzed> requests = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                requests.add(fuzzer.next());
            }
            String replay = "%s, -Dmadang.seed=%d -Dmadang.fuzz.first=%d: ".formatted(operation, seed, batch);
            play(world, requests).forEach(it -> wrong.add(replay + it));
        }
        System.out.printf("Fuzz: seed %d, %d requests of %d operations: %d accepted, %d refused (%d of them compared), "
                + "%d wrong%n", seed, accepted + refused, operations.size(), accepted, refused, compared,
                wrong.size());
        assertThat(wrong).isEmpty();
    }

    /** What is wrong with their answers. Those that were refused beside one that was not are sent again by themselves. */
    private List<String> play(ApiWorld world, List<Fuzzer.Fuzzed> requests) {
        List<String> wrong = new ArrayList<>();
        List<Fuzzer.Fuzzed> left = requests;
        boolean first = true;
        boolean moved = true;
        for (int round = 0; round < 3 && moved && !left.isEmpty(); round++) {
            TableChecks tables = new TableChecks(context, COUNTING);
            Map<String, Long> before = tables.whenQuiet();
            List<Fuzzer.Fuzzed> refusedNow = new ArrayList<>();
            for (Fuzzer.Fuzzed each : left) {
                Api.Answer answer = each.send().apply(world);
                if (isWrong(answer)) {
                    wrong.add(each.what() + " -> " + answer.status() + " " + answer.body());
                }
                if (answer.status() >= 400) {
                    refusedNow.add(each);
                }
            }
            if (first) {
                accepted += left.size() - refusedNow.size();
                refused += refusedNow.size();
                first = false;
            }
            moved = refusedNow.size() < left.size();
            if (!moved) {
                compared += left.size();
                Map<String, Long> after = differing(tables, before);
                if (!after.isEmpty()) {
                    wrong.add("changed " + after.keySet() + " by one of "
                            + left.stream().map(Fuzzer.Fuzzed::what).toList());
                }
            }
            left = refusedNow;
        }
        return wrong;
    }

    private static Map<String, Long> differing(TableChecks tables, Map<String, Long> before) {
        Map<String, Long> after = new TreeMap<>(tables.whenQuiet(before));
        after.entrySet().removeAll(before.entrySet());
        return after;
    }

    private static boolean isWrong(Api.Answer answer) {
        return answer.status() >= 500
                || (answer.status() >= 400 && INSIDES.matcher(answer.body().toString()).find());
    }
}
