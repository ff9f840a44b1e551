package commerce.quote;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * What a member was told that an order would cost.
 *
 * @param hash of all that it is made of: two with the same hash cost the same for the same
 * @param validUntil it can be ordered from until then
 * @param orderId the one order that was made of it
 */
public record Quote(QuoteId id, Tsid memberId, FrozenQuote frozen, String hash, Instant validUntil,
        @Nullable Tsid orderId) {
    Instant madeAt() {
        return validUntil.minus(QuoteTerms.VALID);
    }
}
