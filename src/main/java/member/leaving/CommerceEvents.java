package member.leaving;

import commerce.events.LeaveBlocked;
import commerce.events.LeaveCleared;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What commerce answers to a member who wants to leave. */
@Component
class CommerceEvents {
    private final TakeLeaveAnswer take;

    CommerceEvents(TakeLeaveAnswer take) {
        this.take = take;
    }

    @ApplicationModuleListener(id = "member.commerce-leave-cleared")
    void on(LeaveCleared event) {
        take.take(event.requestId(), "commerce", null, event.occurredAt());
    }

    @ApplicationModuleListener(id = "member.commerce-leave-blocked")
    void on(LeaveBlocked event) {
        take.take(event.requestId(), "commerce", event.reason(), event.occurredAt());
    }
}
