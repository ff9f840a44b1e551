package benefit.leaving;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Members who want to leave, and who left. */
@Component
class MemberEvents {
    private final ClearLeaving clearLeaving;
    private final ForgetMember forgetMember;

    MemberEvents(ClearLeaving clearLeaving, ForgetMember forgetMember) {
        this.clearLeaving = clearLeaving;
        this.forgetMember = forgetMember;
    }

    @ApplicationModuleListener(id = "benefit.member-leave-requested")
    void on(MemberLeaveRequested event) {
        clearLeaving.clear(event.memberId(), event.requestId());
    }

    @ApplicationModuleListener(id = "benefit.member-left")
    void on(MemberLeft event) {
        forgetMember.forget(event.memberId(), event.occurredAt());
    }
}
