package platform.web.limits;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The rate limits of this instance as they are now, for the operators' page. What must hold across instances and fail closed
 * (log-in, PIN, one-time codes) is not here but in the member module's tables.
 */
@Component
public class RateLimits {
    private final RateLimit byAddress;
    private final RateLimit byCaller;

    RateLimits(LimitProperties limits) {
        this.byAddress = new RateLimit("address", limits.perAddress());
        this.byCaller = new RateLimit("caller", limits.perCaller());
    }

    /**
     * One bucket.
     *
     * @param limit {@code address} or {@code caller}
     * @param who the address, or the caller's id
     * @param left requests that would pass at once
     * @param burst requests that would pass at once when nothing was used
     * @param refused requests refused since the bucket was made
     */
    public record Current(String limit, String who, long left, long burst, long refused) {}

    /** At most {@code most} buckets of each limit, those nearest to their limit first. */
    public List<Current> now(int most) {
        return Stream.of(byAddress, byCaller).flatMap(limit -> limit.now(most).stream()).toList();
    }

    RateLimit byAddress() {
        return byAddress;
    }

    RateLimit byCaller() {
        return byCaller;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void sweep() {
        byAddress.sweep();
        byCaller.sweep();
    }
}
