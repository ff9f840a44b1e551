package ads.audience;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** A value with a number that is stored and never given to another: a bit in a set of them, a place in an array. */
public interface Numbered {
    /** From 0, without gaps, below 64. */
    int number();

    /** A bit per value, at its number. */
    static long bits(Collection<? extends Numbered> values) {
        long bits = 0;
        for (Numbered value : values) {
            bits |= 1L << value.number();
        }
        return bits;
    }

    /** All values of a kind, each at its number. */
    static <E extends Numbered> E[] inOrder(E[] values) {
        E[] sorted = values.clone();
        Arrays.sort(sorted, Comparator.comparingInt(Numbered::number));
        return sorted;
    }
}
