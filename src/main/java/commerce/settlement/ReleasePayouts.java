package commerce.settlement;

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

/** An operator lets a seller's payouts go that wait, for whatever reason, unless they hold them themselves. */
@Component
class ReleasePayouts {
    private final SettlementAccounts accounts;
    private final AuditLog audit;

    ReleasePayouts(SettlementAccounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Does so.
     *
     * @throws DomainException {@link CommerceError#SELLER_PAYOUTS_NOT_HELD},
     *     {@link CommerceError#SELLER_PAYOUTS_BY_SAME_OPERATOR}
     */
    @RetriedOnConflict
    @Transactional
    public void release(StaffCaller operator, SellerId seller, String reason) {
        if (!accounts.release(seller, operator.staffId())) {
            throw new DomainException(accounts.find(seller).filter(each -> each.heldAt() != null).isPresent()
                    ? CommerceError.SELLER_PAYOUTS_BY_SAME_OPERATOR
                    : CommerceError.SELLER_PAYOUTS_NOT_HELD);
        }
        audit.record(AuditActor.of(operator), seller, "commerce.seller-payouts-released", "seller",
                Tsid.of(seller).toString(), Map.of("reason", reason));
    }
}
