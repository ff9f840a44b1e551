package benefit.mission;

import loan.events.ComparisonClosed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Comparisons of loans that count for missions. */
@Component
class LoanEvents {
    private final CountDeed countDeed;

    LoanEvents(CountDeed countDeed) {
        this.countDeed = countDeed;
    }

    @ApplicationModuleListener(id = "benefit.comparison-closed")
    void on(ComparisonClosed event) {
        countDeed.count(new Deed(Deed.Kind.COMPARISON_CLOSED, event.memberId(), event.comparisonId(),
                event.occurredAt()));
    }
}
