package commerce.groupbuy;

import java.time.Clock;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller ends a deal before its time: no more teams are opened, and those that are open run theirs. */
@Component
class StopDeal {
    private final Deals deals;
    private final AuditLog audit;
    private final Clock clock;

    StopDeal(Deals deals, AuditLog audit, Clock clock) {
        this.deals = deals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends it; once more, it changes nothing. */
    @Transactional
    public void stop(StaffCaller by, SellerId seller, DealId id) {
        Deal deal = deals.find(id).filter(found -> found.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.DEAL_NOT_FOUND));
        if (deals.stop(deal.id(), clock.instant())) {
            audit.record(AuditActor.of(by), "commerce.deal-stopped", "deal", id);
        }
    }
}
