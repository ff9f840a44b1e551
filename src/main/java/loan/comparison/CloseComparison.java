package loan.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import loan.events.ComparisonClosed;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Closes a comparison, once: whoever has not answered is not waited for, the offers get their places. */
@Service
class CloseComparison {
    private static final int MILLIONTHS = 6;

    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final Offers offers;
    private final Bells bells;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CloseComparison(Comparisons comparisons, AskedLenders lenders, Offers offers, Bells bells, DomainEvents events,
            Ids ids, Clock clock) {
        this.comparisons = comparisons;
        this.lenders = lenders;
        this.offers = offers;
        this.bells = bells;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void close(ComparisonId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Waits for an answer that is being written: the offers read afterwards are all there will be.
        lenders.timeOut(id, now);
        if (!comparisons.close(id, now, Ranking.VERSION)) {
            return;
        }
        List<Offer> ranked = Ranking.order(offers.of(id));
        for (int i = 0; i < ranked.size(); i++) {
            lenders.place(id, ranked.get(i).lenderId(), i + 1);
        }
        Comparison comparison = comparisons.find(id).orElseThrow();
        Optional<Offer> best = ranked.stream().findFirst();
        events.publish(new ComparisonClosed(ids.next(), now, Tsid.of(id), comparison.memberId(),
                comparison.purpose().name(), comparison.amount(), lenders.count(id), ranked.size(),
                best.map(Offer::lenderName).orElse(null),
                best.map(CloseComparison::millionths).orElse(0L)));
        bells.ringAfterCommit(id);
    }

    private static Long millionths(Offer offer) {
        return offer.effectiveRate().movePointRight(MILLIONTHS).longValue();
    }
}
