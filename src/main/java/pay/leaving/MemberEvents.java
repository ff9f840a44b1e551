package pay.leaving;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What this module does about members who leave. */
@Component
class MemberEvents {
    private final AnswerLeaveRequest answerLeaveRequest;
    private final LetGo letGo;

    MemberEvents(AnswerLeaveRequest answerLeaveRequest, LetGo letGo) {
        this.answerLeaveRequest = answerLeaveRequest;
        this.letGo = letGo;
    }

    @ApplicationModuleListener(id = "pay.leaving-on-leave-requested")
    void on(MemberLeaveRequested requested) {
        answerLeaveRequest.answer(requested);
    }

    @ApplicationModuleListener(id = "pay.leaving-on-member-left")
    void on(MemberLeft left) {
        letGo.letGo(left.memberId());
    }
}
