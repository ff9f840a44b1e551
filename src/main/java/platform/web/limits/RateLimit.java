package platform.web.limits;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** One rate of one policy, and a bucket for each who has sent something to this instance lately. */
final class RateLimit {
    /** Beyond so many at once, newcomers share one bucket: an attacker with many addresses cannot fill the memory. */
    private static final int MOST_BUCKETS = 100_000;
    private static final String EVERYBODY_ELSE = "(others)";

    private final String policy;
    private final String per;
    private final Rate rate;
    private final @Nullable SharedCounts shared;
    private final Counter allRefused;
    private final ConcurrentHashMap<String, Usage> buckets = new ConcurrentHashMap<>();

    /**
     * @param policy whose rate it is
     * @param per {@code address} or {@code caller}
     * @param shared null: each instance counts for itself
     */
    RateLimit(String policy, String per, Rate rate, MeterRegistry meters, @Nullable SharedCounts shared) {
        this.policy = policy;
        this.per = per;
        this.rate = rate;
        this.shared = shared;
        this.allRefused = meters.counter("madang.limits.refused", "policy", policy, "per", per);
    }

    /** How long to wait; null when the request may pass. */
    @Nullable
    Duration take(String who) {
        if (!rate.limits()) {
            return null;
        }
        boolean full = buckets.size() >= MOST_BUCKETS && !buckets.containsKey(who);
        Duration wait = buckets.computeIfAbsent(full ? EVERYBODY_ELSE : who, this::nothing).take(shared);
        if (wait != null) {
            allRefused.increment();
        }
        return wait;
    }

    private Usage nothing(String who) {
        return new Usage(shared == null ? "" : shared.key(policy, per, who), rate);
    }

    Rate rate() {
        return rate;
    }

    /** The fullest used first. */
    List<RateLimits.Current> now(int most) {
        return buckets.entrySet().stream()
                .map(entry -> new RateLimits.Current(policy, per, entry.getKey(),
                        entry.getValue().left(), rate.burst(), entry.getValue().refused()))
                .sorted(Comparator.comparingLong(RateLimits.Current::left)).limit(most).toList();
    }

    /** Forgets who has not sent anything for so long that the bucket is full again. */
    void sweep() {
        buckets.values().removeIf(usage -> usage.left() >= rate.burst());
    }
}
