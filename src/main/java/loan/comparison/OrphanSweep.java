package loan.comparison;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the comparisons whose instance died. Runs on every instance; closing comes once, whoever does it, and one at fault keeps no
 * others.
 */
@Component
class OrphanSweep {
    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final int AT_ONCE = 100;

    private final Comparisons comparisons;
    private final CloseComparison close;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrphanSweep(Comparisons comparisons, CloseComparison close, TransactionTemplate transaction, Clock clock) {
        this.comparisons = comparisons;
        this.close = close;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.loan.comparison.sweep-pause:2s}", initialDelayString = "${madang.loan.comparison.sweep-pause:2s}")
    void sweep() {
        List<ComparisonId> orphans = transaction.execute(_ -> comparisons.orphans(clock.instant(), AT_ONCE));
        if (orphans != null) {
            orphans.forEach(this::close);
        }
    }

    private void close(ComparisonId id) {
        try {
            close.close(id);
        } catch (RuntimeException e) {
            log.warn("Comparison {} is closed later", id.value(), e);
        }
    }
}
