package bench;

import java.util.Arrays;

/** Times in nanoseconds, all of them kept. */
final class Samples {
    private long[] nanos = new long[1 << 16];
    private int size;
    private boolean sorted;

    void add(long each) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = each;
        sorted = false;
    }

    double millis(double quantile) {
        if (!sorted) {
            Arrays.sort(nanos, 0, size);
            sorted = true;
        }
        return size == 0 ? 0 : nanos[(int) Math.min(size - 1L, (long) (quantile * size))] / 1e6;
    }
}
