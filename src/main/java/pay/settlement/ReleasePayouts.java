package pay.settlement;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.MerchantId;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator lets a merchant's payouts go again, those too that wait since a bank refused one. */
@Service
class ReleasePayouts {
    private final SettlementAccounts accounts;
    private final AuditLog audit;

    ReleasePayouts(SettlementAccounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Releases them; nothing happens when they are not held.
     *
     * @throws DomainException {@code ANOTHER_OPERATOR_NEEDED} by who holds them
     */
    @RetriedOnConflict
    @Transactional
    public void release(StaffCaller operator, MerchantId merchant) {
        if (accounts.isHeldBy(merchant, operator.staffId())) {
            throw new DomainException(PayError.ANOTHER_OPERATOR_NEEDED);
        }
        if (accounts.release(merchant)) {
            audit.record(AuditActor.of(operator), "pay.payouts-released", "merchant", merchant);
        }
    }
}
