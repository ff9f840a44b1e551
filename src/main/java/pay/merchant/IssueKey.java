package pay.merchant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
    private static final int MOST = 2;

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
     * Issues one: to be shown once, since it is kept nowhere. The one before it ends in a day. Two are
     * live at most: while there are, none is issued until one is revoked, so that who asks twice ends nobody's key.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}, {@link PayError#MERCHANT_NOT_APPROVED},
     *     {@link PayError#MERCHANT_KEY_LIMIT_REACHED}
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
        List<MerchantKey> good = keys.of(merchant).stream().filter(key -> key.live() == live && key.isGood(now))
                .toList();
        if (good.size() >= MOST) {
            throw new DomainException(PayError.MERCHANT_KEY_LIMIT_REACHED);
        }
        good.stream().filter(key -> key.expiresAt() == null).forEach(key -> {
            keys.expire(key.id(), now.plus(OVERLAP), now);
            known.changes(key.id());
        });
        SecretKey key = SecretKey.random(live, random);
        MerchantKeyId id = new MerchantKeyId(ids.nextLong());
        keys.insert(id, merchant, key, now);
        audit.record(by, "pay.merchant-key-issued", "merchant-key", id);
        return key;
    }
}
