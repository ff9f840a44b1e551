package loan.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import loan.lender.Lender;
import loan.lender.LenderProduct;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import org.springframework.stereotype.Component;
import platform.id.Ids;
import platform.time.BusinessDays;

/** Makes of a lender's answer what is compared: its terms are checked, and what they cost is reckoned here. */
@Component
class MakeOffer {
    private final ComparisonSettings settings;
    private final BusinessDays days;
    private final Ids ids;
    private final Clock clock;

    MakeOffer(ComparisonSettings settings, BusinessDays days, Ids ids, Clock clock) {
        this.settings = settings;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty when the lender answers later. */
    Optional<Answered> of(Comparison comparison, Lender lender, LenderReply reply) {
        return switch (reply) {
            case LenderReply.Later() -> Optional.empty();
            case LenderReply.Declined(LenderReply.DeclineReason reason) ->
                Optional.of(new Answered(lender.id(), Outcome.DECLINED, reason.name(), null));
            case LenderReply.Offered(LenderTerms terms) -> Optional.of(product(comparison, lender, terms)
                    .flatMap(product -> offer(comparison, lender, product, terms))
                    .map(offer -> new Answered(lender.id(), Outcome.OFFERED, null, offer))
                    .orElseGet(() -> new Answered(lender.id(), Outcome.ERROR, null, null)));
        };
    }

    /** Empty when the terms do not answer what was asked. */
    private static Optional<LenderProduct> product(Comparison comparison, Lender lender, LenderTerms terms) {
        return lender.product(terms.productCode())
                .filter(each -> comparison.purpose().takes(each.kind())
                        && terms.fit(comparison.amount(), comparison.months()));
    }

    /** Empty when they cost more than the law allows. */
    private Optional<Offer> offer(Comparison comparison, Lender lender, LenderProduct product, LenderTerms terms) {
        OfferCost cost = OfferCost.of(terms, days.today());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return cost.lawful()
                ? Optional.of(Offer.of(new OfferId(ids.nextLong()), comparison.id(), lender, product, terms, cost, now,
                        now.plus(settings.offersLast())))
                : Optional.empty();
    }
}
