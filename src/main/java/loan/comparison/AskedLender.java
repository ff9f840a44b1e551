package loan.comparison;

import java.time.Instant;

import loan.lender.LenderId;
import org.jspecify.annotations.Nullable;

/**
 * A lender in a comparison, and what came of asking it.
 *
 * @param place of its offer, from 1; null while the comparison is open or without an offer
 */
record AskedLender(LenderId id, String name, Outcome outcome, @Nullable String reason, @Nullable Instant answeredAt,
        @Nullable Integer place, @Nullable Offer offer) {}
