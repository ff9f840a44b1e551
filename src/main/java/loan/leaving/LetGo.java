package loan.leaving;

import loan.application.MemberApplications;
import loan.comparison.MemberComparisons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A member has left: what they said of themselves is erased, what is not signed is taken back. */
@Service
class LetGo {
    private final MemberApplications applications;
    private final MemberComparisons comparisons;

    LetGo(MemberApplications applications, MemberComparisons comparisons) {
        this.applications = applications;
        this.comparisons = comparisons;
    }

    @Transactional
    void left(Tsid member) {
        applications.forget(member);
        comparisons.forget(member);
    }
}
