package pay.merchant;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.web.DomainException;

/** Ends a merchant's secret key, at once. */
@Component
class RevokeKey {
    private final MerchantKeys keys;
    private final KnownKeys known;
    private final AuditLog audit;
    private final Clock clock;

    RevokeKey(MerchantKeys keys, KnownKeys known, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends one.
     *
     * @throws DomainException {@link PayError#MERCHANT_KEY_NOT_FOUND}: none of this merchant's that is not ended
     */
    @Transactional
    public void revoke(AuditActor by, MerchantId merchant, MerchantKeyId key) {
        if (!keys.revoke(merchant, key, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw new DomainException(PayError.MERCHANT_KEY_NOT_FOUND);
        }
        known.changes(key);
        audit.record(by, "pay.merchant-key-revoked", "merchant-key", key);
    }
}
