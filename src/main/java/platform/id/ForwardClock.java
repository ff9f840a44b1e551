package platform.id;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The time of this instance's ids: it stands still while the clock behind it goes back. It knows of ids that are later than that
 * clock, as they are when more of them are made in a millisecond than it has room for.
 */
final class ForwardClock extends Clock {
    private final Clock clock;
    private final AtomicLong latest = new AtomicLong();

    ForwardClock(Clock clock) {
        this.clock = clock;
    }

    /** The time from now on, which is no earlier than an id's. */
    long reach(long millis) {
        return latest.accumulateAndGet(millis, Math::max);
    }

    @Override
    public long millis() {
        return reach(clock.millis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(@Nullable ZoneId zone) {
        return this;
    }
}
