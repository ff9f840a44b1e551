package commerce.live;

import java.time.Clock;
import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller says when there will be a show. */
@Service
class PlanShow {
    private final LiveShows shows;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    PlanShow(LiveShows shows, SellerRegister sellers, AuditLog audit, Ids ids, Clock clock) {
        this.shows = shows;
        this.sellers = sellers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Plans it, for the next 60 days.
     *
     * @throws DomainException {@link CommerceError#LIVE_START_NOT_POSSIBLE}, {@link CommerceError#TOO_MANY_LIVE_SHOWS},
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of one who was stopped
     */
    @Transactional
    public LiveShowId plan(StaffCaller by, SellerId seller, String title, Instant startsAt) {
        sellers.requireOpen(seller);
        Instant now = clock.instant();
        if (startsAt.isBefore(now.minus(LiveTerms.PLANNED_LATE))
                || startsAt.isAfter(now.plus(LiveTerms.PLANNED_AHEAD))) {
            throw new DomainException(CommerceError.LIVE_START_NOT_POSSIBLE, LiveTerms.PLANNED_AHEAD.toDays());
        }
        if (shows.planned(seller) >= LiveTerms.MOST_PLANNED) {
            throw new DomainException(CommerceError.TOO_MANY_LIVE_SHOWS, LiveTerms.MOST_PLANNED);
        }
        LiveShowId id = new LiveShowId(ids.nextLong());
        shows.plan(id, seller, title, startsAt);
        audit.record(AuditActor.of(by), "commerce.live-show-planned", "live-show", id);
        return id;
    }
}
