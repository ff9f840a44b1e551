package home.tell;

import member.events.MemberLeft;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Members who left. */
@Component
class MemberEvents {
    private final ForgetMember forget;

    MemberEvents(ForgetMember forget) {
        this.forget = forget;
    }

    @ApplicationModuleListener(id = "home.member-left")
    void on(MemberLeft event) {
        forget.forget(event.memberId(), event.occurredAt());
    }
}
