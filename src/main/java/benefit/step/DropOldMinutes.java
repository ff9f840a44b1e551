package benefit.step;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;

/** Minutes are kept as long as samples of their day are taken; then its sum alone stays. Every instance may do it at any time. */
@Component
class DropOldMinutes {
    static final int BATCH = 10_000;

    private final StepDays days;
    private final StepLimits limits;
    private final BusinessDays calendar;
    private final TransactionTemplate transaction;

    DropOldMinutes(StepDays days, StepLimits limits, BusinessDays calendar, TransactionTemplate transaction) {
        this.days = days;
        this.limits = limits;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void drop() {
        var first = calendar.today().minusDays(limits.daysBack());
        while (transaction.<Integer>execute(status -> days.deleteMinutesBefore(first, BATCH)) == BATCH) {
            // There may be more.
        }
    }
}
