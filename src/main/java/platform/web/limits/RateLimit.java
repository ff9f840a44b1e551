package platform.web.limits;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** One rate of one policy, and a bucket for each who has sent something lately. Local to this instance. */
final class RateLimit {
    /** Beyond so many at once, newcomers share one bucket: an attacker with many addresses cannot fill the memory. */
    private static final int MOST_BUCKETS = 100_000;
    private static final String EVERYBODY_ELSE = "(others)";

    private final String policy;
    private final String per;
    private final Rate rate;
    private final Counter allRefused;
    private final ConcurrentHashMap<String, Usage> buckets = new ConcurrentHashMap<>();

    /**
     * @param policy whose rate it is
     * @param per {@code address} or {@code caller}
     */
    RateLimit(String policy, String per, Rate rate, MeterRegistry meters) {
        this.policy = policy;
        this.per = per;
        this.rate = rate;
        this.allRefused = meters.counter("madang.limits.refused", "policy", policy, "per", per);
    }

    private record Usage(Bucket bucket, LongAdder refused) {}

    /** How long to wait; null when the request may pass. */
    @Nullable
    Duration take(String who) {
        if (!rate.limits()) {
            return null;
        }
        boolean full = buckets.size() >= MOST_BUCKETS && !buckets.containsKey(who);
        Usage usage = buckets.computeIfAbsent(full ? EVERYBODY_ELSE : who, _ -> new Usage(bucket(), new LongAdder()));
        ConsumptionProbe probe = usage.bucket().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        usage.refused().increment();
        allRefused.increment();
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** By what passes, not by the machine's clock: set back by an hour, that would fill no bucket for as long. */
    private Bucket bucket() {
        return Bucket.builder().addLimit(Bandwidth.builder().capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1)).build()).withNanosecondPrecision()
                .build();
    }

    Rate rate() {
        return rate;
    }

    /** The fullest used first. */
    List<RateLimits.Current> now(int most) {
        return buckets.entrySet().stream()
                .map(entry -> new RateLimits.Current(policy, per, entry.getKey(),
                        entry.getValue().bucket().getAvailableTokens(),
                        rate.burst(), entry.getValue().refused().sum()))
                .sorted(Comparator.comparingLong(RateLimits.Current::left)).limit(most).toList();
    }

    /** Forgets who has not sent anything for so long that the bucket is full again. */
    void sweep() {
        buckets.values().removeIf(usage -> usage.bucket().getAvailableTokens() >= rate.burst());
    }
}
