package platform.demo;

import java.util.List;

/**
 * Chance that can be repeated: what is drawn for one row depends on the seed, the kind of row and its index alone, so that
 * loading goes on in the middle and gives the same rows. Steps of SplitMix64 (Steele, Lea, Flood 2014).
 */
public final class DemoRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private DemoRandom(long state) {
        this.state = state;
    }

    /** The chance of one row. */
    public static DemoRandom of(long seed, String kind, long index) {
        return new DemoRandom(mix(mix(seed ^ kind.hashCode()) + index * GOLDEN_GAMMA));
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From {@code from} to {@code to}, both included. */
    public long between(long from, long to) {
        return from + Long.remainderUnsigned(next(), to - from + 1);
    }

    /** True in {@code percent} of 100 cases. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
