package platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, which is the same for all instances: what it said, and what has passed since by a clock that nobody sets
 * ({@link System#nanoTime}). What the machine's own clock says, and whoever sets it, changes nothing. While the database cannot be
 * asked, it goes on as it went.
 *
 * <p>It is corrected only when an answer contradicts it: asked before and answered after, the database cannot have said that. Where it
 * was ahead by no more than a second it stands still for as long, so that time does not go back; where the database's own clock was set
 * back, it follows.
 */
final class DatabaseClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    /** The database is near, and the first answer on a connection takes longest. */
    private static final int FIRST_ANSWERS = 5;
    /** More than any answer is uncertain by, and less than anybody sets a clock by. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Supplier<DatabaseTime> database;
    private final LongSupplier ticker;
    private volatile Reading reading;

    /**
     * How to tell the time from the ticker, in nanoseconds.
     *
     * @param ahead of the ticker the time is, counted from 1970
     * @param notBefore the latest that was told
     */
    private record Reading(long ahead, long notBefore) {}

    /**
     * Asks at once.
     *
     * @param ticker what passes, in nanoseconds
     */
    DatabaseClock(Supplier<DatabaseTime> database, LongSupplier ticker) {
        this.database = database;
        this.ticker = ticker;
        DatabaseTime best = Stream.generate(database).limit(FIRST_ANSWERS)
                .min(Comparator.comparingLong(DatabaseTime::trip)).orElseThrow();
        this.reading = new Reading(middle(best), Long.MIN_VALUE);
    }

    /** Asks the database again, and believes it. */
    void follow() {
        DatabaseTime answer = database.get();
        Reading before = reading;
        long told = nanos(answer.time());
        if (before.ahead() <= told - answer.asked() && before.ahead() >= told - answer.answered()) {
            return;
        }
        Duration change = Duration.ofNanos(middle(answer) - before.ahead());
        boolean little = change.abs().compareTo(STEP) <= 0;
        reading = new Reading(middle(answer), little ? now() : Long.MIN_VALUE);
        if (!little) {
            LOG.warn("The database's clock was set by {}, and this instance follows it", change);
        }
    }

    private static long middle(DatabaseTime answer) {
        return nanos(answer.time()) - answer.asked() - answer.trip() / 2;
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private long now() {
        Reading now = reading;
        return Math.max(now.notBefore(), ticker.getAsLong() + now.ahead());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, now());
    }

    @Override
    public long millis() {
        return Math.floorDiv(now(), 1_000_000L);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(@Nullable ZoneId zone) {
        throw new UnsupportedOperationException(zone + ": UTC only");
    }
}
