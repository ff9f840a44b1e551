package loan.comparison;

import loan.lender.LenderId;
import org.jspecify.annotations.Nullable;

/**
 * What a lender answered.
 *
 * @param reason of a refusal
 * @param offer exactly when it offered
 */
record Answered(LenderId lenderId, Outcome outcome, @Nullable String reason, @Nullable Offer offer) {}
