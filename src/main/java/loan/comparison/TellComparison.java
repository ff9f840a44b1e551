package loan.comparison;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import loan.events.ComparisonClosed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Tells the other modules of comparisons. */
@Component
class TellComparison {
    private static final int MILLIONTHS = 6;

    private final AskedLenders lenders;
    private final DomainEvents events;
    private final Ids ids;

    TellComparison(AskedLenders lenders, DomainEvents events, Ids ids) {
        this.lenders = lenders;
        this.events = events;
        this.ids = ids;
    }

    /** It has closed with these offers, the best first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(Comparison comparison, List<Offer> ranked, Instant now) {
        Optional<Offer> best = ranked.stream().findFirst();
        events.publish(new ComparisonClosed(ids.next(), now, Tsid.of(comparison.id()), comparison.memberId(),
                comparison.purpose().name(), comparison.amount(), lenders.count(comparison.id()), ranked.size(),
                best.map(Offer::lenderName).orElse(null), best.map(TellComparison::millionths).orElse(0L)));
    }

    private static Long millionths(Offer offer) {
        return offer.effectiveRate().movePointRight(MILLIONTHS).longValue();
    }
}
