package member.leaving;

import loan.events.LeaveBlocked;
import loan.events.LeaveCleared;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the loan module answers to a member who wants to leave. */
@Component
class LoanEvents {
    private final TakeLeaveAnswer take;

    LoanEvents(TakeLeaveAnswer take) {
        this.take = take;
    }

    @ApplicationModuleListener(id = "member.loan-leave-cleared")
    void on(LeaveCleared event) {
        take.take(event.requestId(), "loan", null, event.occurredAt());
    }

    @ApplicationModuleListener(id = "member.loan-leave-blocked")
    void on(LeaveBlocked event) {
        take.take(event.requestId(), "loan", event.reason(), event.occurredAt());
    }
}
