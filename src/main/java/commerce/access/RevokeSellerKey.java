package commerce.access;

import java.time.Clock;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Ends a key of a seller's, at once. */
@Component
class RevokeSellerKey {
    private final SellerKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    RevokeSellerKey(SellerKeys keys, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends it.
     *
     * @throws DomainException {@link CommerceError#SELLER_KEY_NOT_FOUND}: none of this seller's that is not ended
     */
    @RetriedOnConflict
    @Transactional
    public void revoke(StaffCaller by, SellerId seller, SellerKeyId id) {
        if (!keys.revoke(seller, id, clock.instant())) {
            throw new DomainException(CommerceError.SELLER_KEY_NOT_FOUND);
        }
        audit.record(AuditActor.of(by), "commerce.seller-key-revoked", "seller", Tsid.of(seller).toString(),
                Map.of("key", Long.toString(id.value())));
    }
}
