package loan.comparison;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A member's comparisons when they have left. */
@Component
public class MemberComparisons {
    private final Comparisons comparisons;

    MemberComparisons(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** Erases what the member said of themselves; what lenders offered stays, under the member's id alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        comparisons.forget(member);
    }
}
