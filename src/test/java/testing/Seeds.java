package testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays rules of the domain at random, without a database: each seed is a game of its own. A failure names its seed;
 * {@code -Dmadang.rules.seed=…} plays that one alone, {@code -Dmadang.rules.seeds=100000} that many.
 */
public final class Seeds {
    private static final long FIRST = 20_261_127;
    /** Fewer may not come to everything. */
    private static final int ENOUGH = 1_000;
    private static final int SEEDS = Integer.getInteger("madang.rules.seeds", 10_000);

    private Seeds() {}

    /** Holds what must be so. */
    public static void require(boolean held, String rule) {
        if (!held) {
            throw new AssertionError(rule);
        }
    }

    /**
     * Plays all of them, so many steps each.
     *
     * @param happens all that has to have happened in the end: a game in which all is refused shows nothing
     * @param game a new one; makes its choices by the first, tells the second what has happened, and each run of it is a step
     */
    public static void play(int steps, Set<String> happens,
            BiFunction<RandomGenerator, Consumer<String>, Runnable> game) {
        Long one = Long.getLong("madang.rules.seed");
        Set<String> happened = new TreeSet<>();
        for (long seed = one == null ? FIRST : one; seed < (one == null ? FIRST + SEEDS : one + 1); seed++) {
            try {
                Runnable turn = game.apply(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), happened::add);
                for (int step = 0; step < steps; step++) {
                    turn.run();
                }
            } catch (Throwable broken) {
                throw new AssertionError("Seed " + seed + ": replay with -Dmadang.rules.seed=" + seed, broken);
            }
        }
        if (one == null && SEEDS >= ENOUGH) {
            assertThat(happened).as("what has happened").isEqualTo(happens);
        }
    }
}
