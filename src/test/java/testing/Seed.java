package testing;

/** What everything that a run of the tests does at random begins with. */
public final class Seed {
    /**
     * The one asked for by {@code -Dmadang.seed=…}, or else another in each run.
     */
    public static final long OF_THE_RUN = Long.getLong("madang.seed", System.nanoTime());

    private Seed() {}
}
