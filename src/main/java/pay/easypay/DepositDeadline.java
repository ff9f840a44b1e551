package pay.easypay;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Until when a deposit counts, as the merchant chose it: one of the two.
 *
 * @param hours from the approval on
 */
record DepositDeadline(@Nullable Integer hours, @Nullable Instant until) {
    /** Thirty days, as at <a href="https://docs.tosspayments.com/guides/payment/virtual-account-api">Toss Payments</a>. */
    static final int MOST_HOURS = 720;

    /** When it is over for a payment that is approved now. */
    Instant from(Instant now) {
        return until != null ? until : now.plus(Duration.ofHours(Objects.requireNonNull(hours)));
    }

    /** Whether a merchant may choose it now. */
    boolean isOffered(Instant now) {
        return (hours == null) != (until == null)
                && (until == null || (until.isAfter(now) && !until.isAfter(now.plus(Duration.ofHours(MOST_HOURS)))));
    }
}
