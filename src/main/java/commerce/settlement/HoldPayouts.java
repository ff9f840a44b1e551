package commerce.settlement;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator has a seller's payouts wait, until another lets them go; another account of the seller's does not. */
@Component
public class HoldPayouts {
    /** What buyers may still send back is given back out of it. */
    static final String TERMINATED = "SELLER_TERMINATED";

    private final SellerRegister sellers;
    private final SettlementAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    HoldPayouts(SellerRegister sellers, SettlementAccounts accounts, AuditLog audit, Clock clock) {
        this.sellers = sellers;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does so.
     *
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_PAYOUTS_HELD}
     */
    @RetriedOnConflict
    @Transactional
    public void hold(StaffCaller operator, SellerId seller, String reason) {
        if (sellers.lock(seller).isEmpty()) {
            throw new DomainException(CommerceError.SELLER_NOT_FOUND);
        }
        if (!tryHold(operator, seller, reason)) {
            throw new DomainException(CommerceError.SELLER_PAYOUTS_HELD);
        }
    }

    /** The operator terminates the seller; what another holds before that, stays theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofTerminated(StaffCaller operator, SellerId seller) {
        tryHold(operator, seller, TERMINATED);
    }

    private boolean tryHold(StaffCaller operator, SellerId seller, String reason) {
        if (!accounts.hold(seller, operator.staffId(), reason, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return false;
        }
        audit.record(AuditActor.of(operator), seller, "commerce.seller-payouts-held", "seller",
                Tsid.of(seller).toString(), Map.of("reason", reason));
        return true;
    }
}
