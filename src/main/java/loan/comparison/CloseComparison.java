package loan.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Closes a comparison, once: whoever has not answered is not waited for, the offers get their places. */
@Service
class CloseComparison {
    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final Offers offers;
    private final Bells bells;
    private final TellComparison tell;
    private final Clock clock;

    CloseComparison(Comparisons comparisons, AskedLenders lenders, Offers offers, Bells bells, TellComparison tell,
            Clock clock) {
        this.comparisons = comparisons;
        this.lenders = lenders;
        this.offers = offers;
        this.bells = bells;
        this.tell = tell;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void close(ComparisonId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Waits for an answer that is being written: the offers read afterwards are all there will be.
        if (!comparisons.close(id, now, Ranking.VERSION)) {
            return;
        }
        lenders.timeOut(id, now);
        List<Offer> ranked = Ranking.order(offers.of(id));
        for (int i = 0; i < ranked.size(); i++) {
            lenders.place(id, ranked.get(i).lenderId(), i + 1);
        }
        tell.closed(comparisons.find(id).orElseThrow(), ranked, now);
        bells.ringAfterCommit(id);
    }
}
