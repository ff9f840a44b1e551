package commerce.access;

import java.time.Instant;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * A key of a seller's system. Its secret is shown once.
 *
 * @param name what the seller knows it by
 * @param expiresAt since another has taken its place; null: never
 */
record SellerKey(SellerKeyId id, SellerId seller, String name, Set<SellerScope> scopes, Instant issuedAt,
        @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    SellerKey {
        scopes = Set.copyOf(scopes);
    }

    public boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
