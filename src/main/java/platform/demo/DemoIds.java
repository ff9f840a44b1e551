package platform.demo;

import platform.id.Tsid;

/**
 * The ids of demo rows, the same in every module and on every start, so that each module loads its own rows without being
 * told. An id is {@code block × 10¹² + index}: smaller than any id that is made by the clock, so demo rows sort first.
 * Indexes count from 1.
 */
public final class DemoIds {
    private static final long BLOCK = 1_000_000_000_000L;

    /** Ids made by the clock since 2026 are larger than this: milliseconds since 2020 times 2²². */
    private static final long FIRST_REAL_BLOCK = 700_000;

    /** No demo row has a larger id, and no other a smaller one. */
    public static final long LAST = FIRST_REAL_BLOCK * BLOCK - 1;

    private DemoIds() {}

    public static Tsid member(long index) {
        return of(1, index);
    }

    /** The one device of a demo member; all of them hold the same key, {@link DemoCredentials#DEVICE_PUBLIC_KEY}. */
    public static Tsid device(long index) {
        return of(2, index);
    }

    public static Tsid seller(long index) {
        return of(3, index);
    }

    public static Tsid product(long index) {
        return of(4, index);
    }

    public static Tsid advertiser(long index) {
        return of(5, index);
    }

    /**
     * An id of a module's own rows.
     *
     * @param block 100–199 for member, 200–299 for pay, 300–399 for commerce, 400–499 for home, 500–599 for loan,
     *     600–699 for benefit, 700–799 for ads; the module keeps its list
     * @param index from 1, below 10¹²
     */
    public static Tsid of(int block, long index) {
        if (block < 1 || block >= FIRST_REAL_BLOCK || index < 1 || index >= BLOCK) {
            throw new IllegalArgumentException("No demo id for block " + block + ", index " + index);
        }
        return new Tsid(block * BLOCK + index);
    }

    /** Whether this is the id of a demo row of any kind. */
    public static boolean isDemo(Tsid id) {
        return id.value() <= LAST;
    }
}
