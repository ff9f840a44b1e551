package commerce.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.events.LiveShowEnded;
import commerce.seller.SellerBusiness;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** A show is over, and its prices with it: by its seller, by itself when the seller forgot it, or when Madang stops the seller. */
@Component
class EndShow implements SellerBusiness {
    /** More than a seller has open. */
    static final int BATCH = 50;
    private static final Duration PUT_OFF = Duration.ofMinutes(5);

    private final OwnShow own;
    private final LiveShows shows;
    private final LiveProducts products;
    private final SellerRegister sellers;
    private final DomainEvents events;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    EndShow(OwnShow own, LiveShows shows, LiveProducts products, SellerRegister sellers, DomainEvents events,
            AuditLog audit, Ids ids,
            Clock clock) {
        this.own = own;
        this.shows = shows;
        this.products = products;
        this.sellers = sellers;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Its seller ends it, or cancels what is planned, with the refusals of {@link OwnShow}. */
    @Transactional
    public void end(StaffCaller by, SellerId seller, LiveShowId id) {
        end(own.lock(seller, id), LiveShow.End.SELLER, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(AuditActor.of(by), "commerce.live-show-ended", "live-show", id);
    }

    /** Some of those whose time is over; how many. */
    @Transactional
    public int endOverdue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LiveShow> over = shows.lockOverdue(now, BATCH);
        over.forEach(show -> end(show, LiveShow.End.TIME_OVER, now));
        return over.size();
    }

    /** Those that {@link #endOverdue} would end. */
    @Transactional
    public List<LiveShowId> overdue() {
        return shows.overdue(clock.instant(), BATCH);
    }

    /** Ends one of them, unless somebody else has. */
    @Transactional
    public void endOverdue(LiveShowId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        shows.lockOverdue(id, now).forEach(show -> end(show, LiveShow.End.TIME_OVER, now));
    }

    /** One that cannot end: for so long it is in no other's way. */
    @Transactional
    public void putOff(LiveShowId id) {
        Instant now = clock.instant();
        shows.putOff(id, now, now.plus(PUT_OFF));
    }

    @Override
    @Transactional
    public boolean end(SellerId seller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LiveShow> open = shows.lockOf(seller, BATCH);
        if (sellers.share(seller).isStopped()) {
            open.forEach(show -> end(show, LiveShow.End.SELLER_STOPPED, now));
        }
        return open.size() < BATCH;
    }

    private void end(LiveShow show, LiveShow.End reason, Instant now) {
        shows.end(show, reason, now);
        if (show.state() == LiveShow.State.LIVE) {
            products.unpriceAll(show.id());
            events.publish(new LiveShowEnded(ids.next(), now, Tsid.of(show.id()), Tsid.of(show.sellerId()),
                    show.title(), show.startsAt(), reason.name(), show.mostViewers(), show.visits()));
        }
    }
}
