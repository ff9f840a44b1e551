package member.leaving;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.LeaveBlocked;
import pay.events.LeaveCleared;

/** What pay answers to a member who wants to leave. */
@Component
class PayEvents {
    private final TakeLeaveAnswer take;

    PayEvents(TakeLeaveAnswer take) {
        this.take = take;
    }

    @ApplicationModuleListener(id = "member.pay-leave-cleared")
    void on(LeaveCleared event) {
        take.take(event.requestId(), "pay", null, event.occurredAt());
    }

    @ApplicationModuleListener(id = "member.pay-leave-blocked")
    void on(LeaveBlocked event) {
        take.take(event.requestId(), "pay", event.reason(), event.occurredAt());
    }
}
