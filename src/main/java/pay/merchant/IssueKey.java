package pay.merchant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.web.DomainException;

/** Makes a merchant a secret key, or another in the place of the one that it has. */
@Component
class IssueKey {
    /** How long the one before lives on, for the merchant's systems to take the new one over. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private final Merchants merchants;
    private final MerchantKeys keys;
    private final KnownKeys known;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssueKey(Merchants merchants, MerchantKeys keys, KnownKeys known, AuditLog audit, Ids ids, Clock clock) {
        this.merchants = merchants;
        this.keys = keys;
        this.known = known;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Issues one: to be shown once, since it is kept nowhere. The one before it ends in a day, and one before that at once, so
     * that two are live at most.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}, {@link PayError#MERCHANT_NOT_APPROVED}
     */
    @RetriedOnConflict
    @Transactional
    public SecretKey issue(AuditActor by, MerchantId merchant, boolean live) {
        MerchantStatus status = merchants.lock(merchant)
                .orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND)).status();
        if (status != MerchantStatus.APPROVED && status != MerchantStatus.SUSPENDED) {
            throw new DomainException(PayError.MERCHANT_NOT_APPROVED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        keys.of(merchant).stream().filter(key -> key.live() == live && key.isGood(now)).forEach(key -> {
            keys.expire(key.id(), key.expiresAt() == null ? now.plus(OVERLAP) : now, now);
            known.changes(key.id());
        });
        SecretKey key = SecretKey.random(live, random);
        MerchantKeyId id = new MerchantKeyId(ids.nextLong());
        keys.insert(id, merchant, key, now);
        audit.record(by, "pay.merchant-key-issued", "merchant-key", id);
        return key;
    }
}
