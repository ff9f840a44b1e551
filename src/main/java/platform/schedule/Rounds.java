package platform.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.database.DatabaseFault;

/**
 * A job's rounds over what is due, each by itself. One that fails and stays due is left alone for an hour, so that those behind it have their
 * turn however many fail; what the database did to it is tried again in the next round. This is kept in memory alone: nobody's deadline
 * moves, and each instance, or the same after a start, tries it for itself.
 *
 * @param <T> ids, or other values that are equal when they stand for the same
 */
public final class Rounds<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    private final String what;
    private final int atOnce;
    private final Clock clock;
    private final Map<T, Instant> leftAlone = new ConcurrentHashMap<>();

    /**
     * @param what they are, for the log
     * @param atOnce how many are read and dealt with at most, before more are read
     */
    public Rounds(String what, int atOnce, Clock clock) {
        this.what = what;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /**
     * Deals with all that are due.
     *
     * @param due the first so many of those that are due, always in the same order
     * @param one deals with one; says whether that made it due no more
     */
    public void all(IntFunction<List<T>> due, Predicate<T> one) {
        while (next(due, one)) {
            // There may be more.
        }
    }

    /** Deals with some of those that are due, as {@link #all} does. */
    public void some(IntFunction<List<T>> due, Consumer<T> one) {
        next(due, each -> {
            one.accept(each);
            return true;
        });
    }

    private boolean next(IntFunction<List<T>> due, Predicate<T> one) {
        Instant now = clock.instant();
        List<T> first = due.apply(atOnce + leftAlone.size());
        leftAlone.keySet().retainAll(Set.copyOf(first));
        leftAlone.values().removeIf(until -> !until.isAfter(now));
        List<T> turn = first.stream().filter(each -> !leftAlone.containsKey(each)).limit(atOnce).toList();
        long away = turn.stream().filter(each -> isAway(each, one)).count();
        return turn.size() == atOnce && away > 0;
    }

    private boolean isAway(T each, Predicate<T> one) {
        try {
            return one.test(each);
        } catch (RuntimeException e) {
            if (DatabaseFault.isIn(e)) {
                LOG.warn("{}: {} fails, and is tried again in the next round: {}", what, each, e.toString());
                return false;
            }
            LOG.error("{}: {} fails, and is tried again in an hour unless it is due later", what, each, e);
            leftAlone.put(each, clock.instant().plus(LEFT_ALONE));
            return true;
        }
    }
}
