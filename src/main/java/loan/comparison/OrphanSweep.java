package loan.comparison;

import java.time.Clock;
import java.util.Objects;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.schedule.Rounds;

/**
 * Closes the comparisons whose instance died. Runs on every instance; closing comes once, whoever does it, and one at fault keeps no
 * others.
 */
@Component
class OrphanSweep {
    private static final int AT_ONCE = 100;

    private final Comparisons comparisons;
    private final CloseComparison close;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Rounds<ComparisonId> orphans;

    OrphanSweep(Comparisons comparisons, CloseComparison close, TransactionTemplate transaction, Clock clock) {
        this.comparisons = comparisons;
        this.close = close;
        this.transaction = transaction;
        this.clock = clock;
        this.orphans = new Rounds<>("Comparisons whose instance died", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.loan.comparison.sweep-pause:2s}", initialDelayString = "${madang.loan.comparison.sweep-pause:2s}")
    void sweep() {
        orphans.some(most -> Objects.requireNonNull(
                transaction.execute(_ -> comparisons.orphans(clock.instant(), most))), close::close);
    }
}
