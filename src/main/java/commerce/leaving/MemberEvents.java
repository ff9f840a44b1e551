package commerce.leaving;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Members who want to leave, and who left. */
@Component
class MemberEvents {
    private final AnswerLeaving answer;

    MemberEvents(AnswerLeaving answer) {
        this.answer = answer;
    }

    @ApplicationModuleListener(id = "commerce.member-leave-requested")
    void on(MemberLeaveRequested event) {
        answer.requested(event.memberId(), event.requestId(), event.occurredAt());
    }

    @ApplicationModuleListener(id = "commerce.member-left")
    void on(MemberLeft event) {
        answer.left(event.memberId(), event.occurredAt());
    }
}
