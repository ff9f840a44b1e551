package commerce.groupbuy;

import java.util.Map;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator lets the platform pay for what teams of a deal lack, from so many members on and up to a budget; or no more. */
@Component
class CoverDeal {
    private final Deals deals;
    private final AuditLog audit;

    CoverDeal(Deals deals, AuditLog audit) {
        this.deals = deals;
        this.audit = audit;
    }

    /**
     * Says so.
     *
     * @param from paid seats; 0: never
     * @throws DomainException {@link CommerceError#DEAL_NOT_FOUND}, {@link CommerceError#DEAL_COVER_NOT_POSSIBLE}
     */
    @Transactional
    public void cover(StaffCaller operator, DealId id, int from, Won budget) {
        Deal deal = deals.find(id).orElseThrow(() -> new DomainException(CommerceError.DEAL_NOT_FOUND));
        if (from >= deal.teamSize()) {
            throw new DomainException(CommerceError.DEAL_COVER_NOT_POSSIBLE, deal.teamSize());
        }
        deals.coverFrom(id, from == 0 ? null : from, budget);
        audit.record(AuditActor.of(operator), deal.sellerId(), "commerce.deal-covered", "deal",
                Long.toString(id.value()),
                Map.of("from", Integer.toString(from), "budget", Long.toString(budget.amount())));
    }
}
