package platform.web.limits;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;

/** One rule and a bucket for each who has sent something lately. Local to this instance. */
final class RateLimit {
    /** Beyond so many at once, newcomers share one bucket: an attacker with many addresses cannot fill the memory. */
    private static final int MOST_BUCKETS = 100_000;
    private static final String EVERYBODY_ELSE = "(others)";

    private final String name;
    private final LimitProperties.Rate rate;
    private final ConcurrentHashMap<String, Usage> buckets = new ConcurrentHashMap<>();

    RateLimit(String name, LimitProperties.Rate rate) {
        this.name = name;
        this.rate = rate;
    }

    private record Usage(Bucket bucket, LongAdder refused) {}

    /** How long to wait; null when the request may pass. */
    @Nullable
    Duration take(String who) {
        if (rate.perMinute() <= 0) {
            return null;
        }
        boolean full = buckets.size() >= MOST_BUCKETS && !buckets.containsKey(who);
        Usage usage = buckets.computeIfAbsent(full ? EVERYBODY_ELSE : who, _ -> new Usage(bucket(), new LongAdder()));
        ConsumptionProbe probe = usage.bucket().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        usage.refused().increment();
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(Bandwidth.builder().capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1)).build()).build();
    }

    /** The fullest used first. */
    List<RateLimits.Current> now(int most) {
        return buckets.entrySet().stream()
                .map(entry -> new RateLimits.Current(name, entry.getKey(),
                        entry.getValue().bucket().getAvailableTokens(),
                        rate.burst(), entry.getValue().refused().sum()))
                .sorted(Comparator.comparingLong(RateLimits.Current::left)).limit(most).toList();
    }

    /** Forgets who has not sent anything for so long that the bucket is full again. */
    void sweep() {
        buckets.values().removeIf(usage -> usage.bucket().getAvailableTokens() >= rate.burst());
    }
}
