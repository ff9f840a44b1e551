package commerce.claim;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A buyer does not accept what became of a claim, and asks Madang to decide: once of a claim.
 *
 * @param words of the buyer
 * @param decision why it was decided as it was, for both sides; null until then
 */
public record Dispute(String words, Instant askedAt, @Nullable String decision) {}
