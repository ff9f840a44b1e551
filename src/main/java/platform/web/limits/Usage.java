package platform.web.limits;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;

/**
 * What one sender has used of a rate, as far as this instance knows: what came here, and, where all instances count together, what came to
 * them when they were last asked. What came here is counted in any case, so that a Redis that is gone is missed by nobody who is here.
 */
final class Usage {
    /** In Redis. */
    private final String key;
    private final Rate rate;
    private final Bucket here;
    private final LongAdder refused = new LongAdder();
    /** By {@link System#nanoTime}: when all that was used at all instances has come back, or later, if others have sent more since. */
    private volatile long restored = System.nanoTime();

    Usage(String key, Rate rate) {
        this.key = key;
        this.rate = rate;
        // By what passes, not by the machine's clock: set back by an hour, that would fill no bucket for as long.
        this.here = Bucket.builder().addLimit(Bandwidth.builder().capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1)).build()).withNanosecondPrecision().build();
    }

    /** How long to wait; null when the request may pass. */
    @Nullable
    Duration take(@Nullable SharedCounts shared) {
        Duration wait = shared == null ? takeHere() : takeEverywhere(shared);
        if (wait != null) {
            refused.increment();
        }
        return wait;
    }

    private @Nullable Duration takeHere() {
        ConsumptionProbe probe = here.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Who is above the rate by what is known here is above it everywhere: nobody else is asked then. */
    private @Nullable Duration takeEverywhere(SharedCounts shared) {
        long above = above(used());
        if (above > 0) {
            return micros(above);
        }
        Duration wait = takeHere();
        SharedCounts.Count count = wait == null ? shared.take(key, rate) : null;
        if (count == null) {
            return wait;
        }
        restored = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(count.used());
        if (count.passes()) {
            return null;
        }
        here.addTokens(1);
        return micros(above(count.used()));
    }

    /** Of the microseconds in which an empty bucket is full, so many at least are used at all instances. */
    private long used() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(restored - System.nanoTime()));
    }

    /** By how many microseconds one more request would be too early. */
    private long above(long used) {
        return used + rate.interval() - rate.refill();
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** Requests that would pass at once, as far as is known here. */
    long left() {
        return Math.min(here.getAvailableTokens(), (rate.refill() - used()) / rate.interval());
    }

    long refused() {
        return refused.sum();
    }
}
