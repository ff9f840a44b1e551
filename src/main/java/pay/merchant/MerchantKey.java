package pay.merchant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a secret key.
 *
 * @param hint its beginning
 * @param expiresAt when it ends, once another has taken its place
 * @param revokedAt when it was ended
 */
record MerchantKey(MerchantKeyId id, MerchantId merchantId, boolean live, String hint, Instant createdAt,
        @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
