package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.comparison.OfferId;
import loan.device.Departures;
import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member accepts an offer as it was made; an offer is accepted once. */
@Service
class AcceptOffer {
    private final FindOffer offers;
    private final Applications applications;
    private final Departures departures;
    private final Ids ids;
    private final Clock clock;

    AcceptOffer(FindOffer offers, Applications applications, Departures departures, Ids ids, Clock clock) {
        this.offers = offers;
        this.applications = applications;
        this.departures = departures;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Accepts an offer.
     *
     * @throws DomainException {@code OFFER_NOT_FOUND}, {@code OFFER_EXPIRED}, {@code OFFER_ALREADY_ACCEPTED} or
     *     {@code BORROWER_LEFT}
     */
    @Transactional
    ApplicationId accept(Tsid member, OfferId id) {
        Offer offer = offers.of(member, id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!now.isBefore(offer.expiresAt())) {
            throw new DomainException(LoanError.OFFER_EXPIRED);
        }
        Application application = new Application(new ApplicationId(ids.nextLong()), member, id, offer.lenderId(),
                ApplicationState.DRAFT, null, null, now, offer.expiresAt(), null);
        if (!applications.add(application)) {
            throw new DomainException(LoanError.OFFER_ALREADY_ACCEPTED);
        }
        if (departures.has(member)) {
            throw new DomainException(LoanError.BORROWER_LEFT);
        }
        return application.id();
    }
}
