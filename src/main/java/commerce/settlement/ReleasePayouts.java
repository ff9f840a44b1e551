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
import platform.ops.SecondPerson;
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
        SettlementAccounts.SettlementAccount account = accounts.find(seller).orElseThrow(ReleasePayouts::notHeld);
        SecondPerson.require(account.heldBy(), operator, CommerceError.SELLER_PAYOUTS_BY_SAME_OPERATOR);
        if (account.heldAt() == null || !accounts.release(seller, account.heldAt())) {
            throw notHeld();
        }
        audit.record(AuditActor.of(operator), seller, "commerce.seller-payouts-released", "seller",
                Tsid.of(seller).toString(), Map.of("reason", reason));
    }

    private static DomainException notHeld() {
        return new DomainException(CommerceError.SELLER_PAYOUTS_NOT_HELD);
    }
}
