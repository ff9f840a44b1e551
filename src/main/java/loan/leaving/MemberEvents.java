package loan.leaving;

import member.events.MemberLeaveRequested;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Members who want to leave. */
@Component
class MemberEvents {
    private final AnswerLeaving answer;

    MemberEvents(AnswerLeaving answer) {
        this.answer = answer;
    }

    @ApplicationModuleListener(id = "loan.member-leave-requested")
    void on(MemberLeaveRequested event) {
        answer.requested(event.memberId(), event.requestId());
    }
}
