package pay.payee;

import member.events.MemberJoined;
import member.events.PhoneChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who can be sent money, and under which number. */
@Component
class MemberEvents {
    private final KeepPayee keepPayee;

    MemberEvents(KeepPayee keepPayee) {
        this.keepPayee = keepPayee;
    }

    /** Makes the wallet too, which gave the listener its name. */
    @ApplicationModuleListener(id = "pay.wallet-on-member-joined")
    void on(MemberJoined joined) {
        keepPayee.keep(joined.memberId(), joined.name(), joined.phone(), joined.occurredAt());
    }

    @ApplicationModuleListener(id = "pay.payee-on-phone-changed")
    void on(PhoneChanged changed) {
        keepPayee.keep(changed.memberId(), null, changed.phone(), changed.occurredAt());
    }
}
