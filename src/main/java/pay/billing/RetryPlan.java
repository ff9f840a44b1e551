package pay.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import pay.error.PayError;

/**
 * When a refused charge is tried again.
 *
 * @param retryAfter how long after the first try each further one is made, and the first of them after any refusal at the earliest;
 *     none: never
 * @param retried the refusals that may be others another day; after any other none is tried again
 */
@ConfigurationProperties("madang.pay.billing")
record RetryPlan(@DefaultValue({
        "1d", "3d", "7d"}) List<Duration> retryAfter,
        @DefaultValue({"INSUFFICIENT_BALANCE", "CARD_SHORT", "CARD_NETWORK_UNAVAILABLE", "CARD_CHARGE_CANCELED",
                "PAYMENT_ABOVE_DAILY_LIMIT"}) Set<PayError> retried) {
    RetryPlan {
        Duration last = Duration.ZERO;
        for (Duration each : retryAfter) {
            if (each.compareTo(last) <= 0) {
                throw new IllegalArgumentException("madang.pay.billing.retry-after is " + retryAfter);
            }
            last = each;
        }
    }

    /** When the next try is made; none after a refusal that is for good, or after the last try. */
    Optional<Instant> next(PayError refusal, int tries, Instant first, Instant now) {
        if (!retried.contains(refusal) || tries > retryAfter.size()) {
            return Optional.empty();
        }
        // A card company may have answered after days, or nobody was there to try.
        Instant planned = first.plus(retryAfter.get(tries - 1));
        Instant soonest = now.plus(retryAfter.getFirst());
        return Optional.of(planned.isBefore(soonest) ? soonest : planned);
    }
}
