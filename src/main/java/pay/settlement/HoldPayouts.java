package pay.settlement;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.FindMerchant;
import pay.merchant.MerchantId;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator makes a merchant's payouts wait: they are settled all the same, and nothing is sent until they are released. */
@Service
class HoldPayouts {
    private final SettlementAccounts accounts;
    private final FindMerchant merchants;
    private final AuditLog audit;
    private final Clock clock;

    HoldPayouts(SettlementAccounts accounts, FindMerchant merchants, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.merchants = merchants;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds them, also when they are held already: what was proposed before does not release them then.
     *
     * @throws DomainException {@code MERCHANT_NOT_FOUND}, {@code MERCHANT_NOT_APPROVED}
     */
    @RetriedOnConflict
    @Transactional
    public void hold(StaffCaller operator, MerchantId merchant, String reason) {
        merchants.findPaidOut(merchant);
        accounts.hold(merchant, operator.staffId(), reason, clock.instant());
        audit.record(AuditActor.of(operator), "pay.payouts-held", "merchant", merchant);
    }
}
