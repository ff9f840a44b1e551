package ads.serving;

import java.util.function.IntPredicate;

/** Bitmaps over the candidates of a board: one per value of what can be asked for. */
final class Bits {
    private Bits() {}

    /** The candidates that a condition holds for. */
    static long[] of(int candidates, IntPredicate condition) {
        long[] bits = new long[(candidates + 63) / 64];
        for (int i = 0; i < candidates; i++) {
            if (condition.test(i)) {
                bits[i >> 6] |= 1L << i;
            }
        }
        return bits;
    }

    static boolean has(long[] bits, int candidate) {
        return (bits[candidate >> 6] & 1L << candidate) != 0;
    }
}
