package platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a delivery is tried again: after 1, 4, 16, 64, 256, 1024 and 4096 minutes. */
public final class RetryPlan {
    /** The first, and seven more. */
    public static final int ATTEMPTS = 8;

    private RetryPlan() {}

    /** The next attempt after so many that failed; none after the last. */
    static Optional<Instant> next(int failed, Instant now) {
        return failed < ATTEMPTS
                ? Optional.of(now.plus(Duration.ofMinutes(1L << (2 * (failed - 1)))))
                : Optional.empty();
    }
}
