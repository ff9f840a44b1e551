package commerce.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Makes a key for a seller that may have another. */
@Component
class MakeSellerKey {
    static final int MOST = 10;
    private static final int BYTES = 32;

    private final SellerRegister register;
    private final ReadSellerKeys read;
    private final SellerKeys keys;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MakeSellerKey(SellerRegister register, ReadSellerKeys read, SellerKeys keys, AuditLog audit, Ids ids, Clock clock) {
        this.register = register;
        this.read = read;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes it.
     *
     * @throws DomainException {@link CommerceError#SELLER_KEYS_TOO_MANY}, {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SellerKeys.Secret make(StaffCaller by, SellerId seller, String name, Set<SellerScope> scopes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireRoom(seller, now);
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        SellerKey key = new SellerKey(new SellerKeyId(ids.nextLong()), seller, name, scopes, now, null, null);
        keys.add(key, secret);
        audit.record(AuditActor.of(by), "commerce.seller-key-issued", "seller", Tsid.of(seller).toString(),
                Map.of("key", Long.toString(key.id().value()), "scopes", new TreeSet<>(scopes).toString()));
        return new SellerKeys.Secret(key, secret);
    }

    /** The seller's lock lets one at a time in. */
    private void requireRoom(SellerId seller, Instant now) {
        SellerStatus status = register.lock(seller)
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND)).status();
        if (status.isOver()) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status.name());
        }
        if (read.of(seller).stream().filter(key -> key.isGood(now)).count() >= MOST) {
            throw new DomainException(CommerceError.SELLER_KEYS_TOO_MANY, MOST);
        }
    }
}
