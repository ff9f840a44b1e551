package commerce.settlement;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator proposes to add something to a seller's next statement, or to take it away. */
@Component
class ProposeAdjustment {
    private final SellerRegister sellers;
    private final Adjustments adjustments;
    private final AuditLog audit;
    private final Clock clock;

    ProposeAdjustment(SellerRegister sellers, Adjustments adjustments, AuditLog audit, Clock clock) {
        this.sellers = sellers;
        this.adjustments = adjustments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proposes it, once by its id.
     *
     * @throws DomainException {@link CommerceError#ADJUSTMENT_INVALID}, {@link CommerceError#SELLER_NOT_FOUND}
     */
    @RetriedOnConflict
    @Transactional
    public void propose(StaffCaller operator, Tsid id, SellerId seller, Won amount, String text, String reason) {
        Adjustment proposed = new Adjustment(id, seller, amount, text, reason, operator.staffId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!proposed.isPossible()) {
            throw new DomainException(CommerceError.ADJUSTMENT_INVALID);
        }
        if (sellers.lock(seller).isEmpty()) {
            throw new DomainException(CommerceError.SELLER_NOT_FOUND);
        }
        if (adjustments.add(proposed)) {
            audit.record(AuditActor.of(operator), "commerce.seller-adjustment-proposed", "seller",
                    Tsid.of(seller).toString(),
                    Map.of("adjustment", id.toString(), "amount", Long.toString(amount.amount())));
        }
    }
}
