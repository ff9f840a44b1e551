package commerce.live;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Locks a show for who may change it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnShow {
    private final LiveShows shows;

    OwnShow(LiveShows shows) {
        this.shows = shows;
    }

    /**
     * One of this seller's that is not over.
     *
     * @throws DomainException {@link CommerceError#LIVE_SHOW_NOT_FOUND}, also for another seller's;
     *     {@link CommerceError#LIVE_SHOW_IN_OTHER_STATE}
     */
    LiveShow lock(SellerId seller, LiveShowId id) {
        LiveShow show = shows.lock(id).filter(found -> found.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.LIVE_SHOW_NOT_FOUND));
        if (show.state().isOver()) {
            throw new DomainException(CommerceError.LIVE_SHOW_IN_OTHER_STATE);
        }
        return show;
    }
}
