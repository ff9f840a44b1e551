package benefit.mission;

import java.util.List;

import loan.events.ComparisonClosed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Comparisons of loans that count for missions. */
@Component
class LoanEvents {
    private final CountDeeds countDeeds;

    LoanEvents(CountDeeds countDeeds) {
        this.countDeeds = countDeeds;
    }

    @ApplicationModuleListener(id = "benefit.comparison-closed")
    void on(ComparisonClosed event) {
        countDeeds.count(List.of(new Deed(Deed.Kind.COMPARISON_CLOSED, event.memberId(), event.comparisonId(),
                event.occurredAt())));
    }
}
