package loan.comparison;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Writes down what lenders answered; after the last of them the comparison is closed. What comes after that is kept apart. */
@Service
class RecordAnswers {
    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final Offers offers;
    private final CloseComparison close;
    private final Bells bells;
    private final Clock clock;

    RecordAnswers(Comparisons comparisons, AskedLenders lenders, Offers offers, CloseComparison close, Bells bells,
            Clock clock) {
        this.comparisons = comparisons;
        this.lenders = lenders;
        this.offers = offers;
        this.close = close;
        this.bells = bells;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void record(ComparisonId comparison, List<Answered> answers) {
        if (answers.isEmpty()) {
            return;
        }
        // So that the later one of the last two sees that nobody is left to be asked.
        comparisons.lock(comparison);
        Instant now = clock.instant();
        List<Offer> made = new ArrayList<>();
        for (Answered answered : answers) {
            if (!lenders.answer(comparison, answered, now)) {
                lenders.keepLate(comparison, answered, now);
            } else if (answered.offer() != null) {
                made.add(answered.offer());
            }
        }
        offers.add(made);
        if (!lenders.anyIsAsked(comparison)) {
            close.close(comparison);
        }
        bells.ringAfterCommit(comparison);
    }
}
