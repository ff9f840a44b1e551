package loan.leaving;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Members who want to leave, and who left. */
@Component
class MemberEvents {
    private final AnswerLeaving answer;
    private final LetGo letGo;

    MemberEvents(AnswerLeaving answer, LetGo letGo) {
        this.answer = answer;
        this.letGo = letGo;
    }

    @ApplicationModuleListener(id = "loan.member-leave-requested")
    void on(MemberLeaveRequested event) {
        answer.requested(event.memberId(), event.requestId(), event.occurredAt());
    }

    @ApplicationModuleListener(id = "loan.member-left")
    void on(MemberLeft event) {
        letGo.left(event.memberId());
    }
}
