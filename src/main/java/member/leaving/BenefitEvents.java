package member.leaving;

import benefit.events.LeaveCleared;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What benefit answers to a member who wants to leave; it never objects. */
@Component
class BenefitEvents {
    private final TakeLeaveAnswer take;

    BenefitEvents(TakeLeaveAnswer take) {
        this.take = take;
    }

    @ApplicationModuleListener(id = "member.benefit-leave-cleared")
    void on(LeaveCleared event) {
        take.take(event.requestId(), "benefit", null, event.occurredAt());
    }
}
