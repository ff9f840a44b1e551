package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.comparison.OfferCost;
import loan.lender.LenderFault;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.time.BusinessDays;

/**
 * Writes a lender's decision down, beside the offer, which stays as it was. Whether the terms are those offered, or better,
 * counts for the lender's match rate; a refusal is no match. What comes when nothing waits for it changes nothing.
 */
@Service
class TakeDecision {
    private final Applications applications;
    private final MatchRates matches;
    private final FindOffer offers;
    private final ApplicationSettings settings;
    private final BusinessDays days;
    private final Clock clock;

    TakeDecision(Applications applications, MatchRates matches, FindOffer offers, ApplicationSettings settings,
            BusinessDays days,
            Clock clock) {
        this.applications = applications;
        this.matches = matches;
        this.offers = offers;
        this.settings = settings;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Takes a decision.
     *
     * @throws LenderFault when the terms do not answer the application
     */
    @RetriedOnConflict
    @Transactional
    public void take(ApplicationId id, LenderReply reply) {
        Application application = applications.lock(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (application.state() != ApplicationState.SUBMITTED || application.isOver(now)) {
            return;
        }
        switch (reply) {
            case LenderReply.Later() -> {
            }
            case LenderReply.Declined(LenderReply.DeclineReason _) -> {
                applications.save(application.to(ApplicationState.REFUSED, null), now);
                matches.count(application.lenderId(), false);
            }
            case LenderReply.Offered(LenderTerms terms) -> {
                Offer offer = offers.any(application.offerId());
                if (!isOfItsKind(terms, offer)) {
                    throw new LenderFault("decides for terms without sense");
                }
                OfferCost cost = OfferCost.of(terms, days.today());
                if (!cost.lawful()) {
                    throw new LenderFault("decides for more than the law allows");
                }
                applications.save(application.decided(new Application.Decided(terms.amount(), terms.annualRate(),
                        terms.prepaymentFeeRate(), terms.upfrontFee(), cost.effectiveRate(), cost.totalCost()),
                        now.plus(settings.sign())), now);
                matches.count(application.lenderId(), matches(offer, terms));
            }
        }
    }

    /** The price may be another, the loan may not. */
    private static boolean isOfItsKind(LenderTerms terms, Offer offer) {
        return terms.fit(offer.amount(), offer.months()) && terms.productCode().equals(offer.productCode())
                && terms.method() == offer.method() && terms.rateType() == offer.rateType();
    }

    private static boolean matches(Offer offer, LenderTerms terms) {
        return terms.amount().equals(offer.amount()) && terms.annualRate().compareTo(offer.annualRate()) <= 0
                && terms.prepaymentFeeRate().compareTo(offer.prepaymentFeeRate()) <= 0
                && terms.upfrontFee().compareTo(offer.upfrontFee()) <= 0;
    }
}
