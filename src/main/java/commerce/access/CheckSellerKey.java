package commerce.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.Catalogue;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.security.SecurityError;
import platform.security.SignedRequest;
import platform.web.DomainException;

/** Knows a seller by the key that signed its system's request. */
@Component
class CheckSellerKey {
    /**
     * So far a system's clock may be off ours, either way. Within it a request can be sent again as it is, so that whoever changes
     * something takes an {@code Idempotency-Key}, which is signed too, or is a step that is taken once.
     */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SellerKeys keys;
    private final Catalogue catalogue;
    private final Clock clock;

    CheckSellerKey(SellerKeys keys, Catalogue catalogue, Clock clock) {
        this.keys = keys;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Checks it.
     *
     * @throws DomainException {@link SecurityError#SIGNATURE_INVALID}, {@link SecurityError#SIGNATURE_OLD},
     *     {@link SecurityError#SECRET_KEY_REVOKED}
     */
    CallingSeller check(SignedRequest request) {
        SellerKeys.Secret found = Tsid.parse(request.keyId()).flatMap(id -> keys.find(new SellerKeyId(id.value())))
                .filter(key -> request.isBy(key.secret()))
                .orElseThrow(() -> new DomainException(SecurityError.SIGNATURE_INVALID));
        Instant now = clock.instant();
        if (request.signedAt().isBefore(now.minus(TOLERANCE)) || request.signedAt().isAfter(now.plus(TOLERANCE))) {
            throw new DomainException(SecurityError.SIGNATURE_OLD);
        }
        SellerKey key = found.key();
        boolean sells = catalogue.seller(key.seller()).filter(seller -> !seller.status().isOver()).isPresent();
        if (!key.isGood(now) || !sells) {
            throw new DomainException(SecurityError.SECRET_KEY_REVOKED);
        }
        return new CallingSeller(key.seller(), key.id(), key.scopes());
    }
}
