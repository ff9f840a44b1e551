package commerce.shelf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a growing table was read whose rows are numbered before they are committed: the largest number seen, and the gaps
 * below it, which late commits may still fill. A gap that stays longer than any transaction lasts was rolled back.
 */
final class ReadPosition {
    /** The database ends a transaction that is idle in a write after 20 s, and a statement waits for a lock 3 s. */
    static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

    private final TreeMap<Long, Gap> gaps = new TreeMap<>();
    private long last;

    /**
     * Numbers not seen, both ends included.
     *
     * @param since by {@link System#nanoTime}
     */
    record Gap(long first, long last, long since) {}

    /** @param last nothing below it is missed */
    ReadPosition(long last) {
        this.last = last;
    }

    long last() {
        return last;
    }

    List<Gap> gaps() {
        return List.copyOf(gaps.values());
    }

    /** Notes a row that was read and done. */
    void saw(long id, long now) {
        if (id > last) {
            if (id > last + 1) {
                gaps.put(last + 1, new Gap(last + 1, id - 1, now));
            }
            last = id;
            return;
        }
        Map.Entry<Long, Gap> at = gaps.floorEntry(id);
        if (at == null || at.getValue().last() < id) {
            return;
        }
        Gap gap = at.getValue();
        gaps.remove(gap.first());
        if (gap.first() < id) {
            gaps.put(gap.first(), new Gap(gap.first(), id - 1, gap.since()));
        }
        if (id < gap.last()) {
            gaps.put(id + 1, new Gap(id + 1, gap.last(), gap.since()));
        }
    }

    /** Gives up the gaps that nobody can fill any more. */
    void forget(long now) {
        gaps.values().removeIf(gap -> now - gap.since() > LONGEST_TRANSACTION.toNanos());
    }
}
