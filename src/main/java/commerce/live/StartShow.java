package commerce.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.events.LiveShowStarted;
import commerce.refusal.CommerceError;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A planned show begins, and its prices hold. */
@Service
class StartShow {
    private final OwnShow own;
    private final LiveShows shows;
    private final LiveProducts products;
    private final SellerRegister sellers;
    private final DomainEvents events;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    StartShow(OwnShow own, LiveShows shows, LiveProducts products, SellerRegister sellers, DomainEvents events,
            AuditLog audit, Ids ids, Clock clock) {
        this.own = own;
        this.shows = shows;
        this.products = products;
        this.sellers = sellers;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins it.
     *
     * @throws DomainException {@link CommerceError#LIVE_SHOW_NOT_FOUND}, {@link CommerceError#LIVE_SHOW_IN_OTHER_STATE},
     *     {@link CommerceError#LIVE_SHOW_RUNNING} while another of this seller's is live,
     *     {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @Transactional
    public void start(StaffCaller by, SellerId seller, LiveShowId id) {
        LiveShow show = own.lock(seller, id);
        if (show.state() != LiveShow.State.PLANNED) {
            throw new DomainException(CommerceError.LIVE_SHOW_IN_OTHER_STATE);
        }
        SellerStatus status = sellers.share(seller);
        if (status != SellerStatus.APPROVED) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            shows.start(show, now);
        } catch (DuplicateKeyException e) {
            throw new DomainException(CommerceError.LIVE_SHOW_RUNNING);
        }
        products.priceAll(id);
        events.publish(new LiveShowStarted(ids.next(), now, Tsid.of(id), Tsid.of(seller), show.sellerName(),
                show.title(), products.of(id).stream().filter(LiveProducts.Linked::shown).map(
                        each -> new LiveShowStarted.Product(Tsid.of(each.id()), each.name(), each.livePrice()))
                        .toList()));
        audit.record(AuditActor.of(by), "commerce.live-show-started", "live-show", id);
    }
}
