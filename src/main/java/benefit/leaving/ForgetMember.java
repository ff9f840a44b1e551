package benefit.leaving;

import java.time.Instant;

import benefit.departed.DepartedMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases what is kept of a member who left. */
@Component
class ForgetMember {
    private final DepartedMembers departed;

    ForgetMember(DepartedMembers departed) {
        this.departed = departed;
    }

    @Transactional
    public void forget(Tsid member, Instant leftAt) {
        departed.add(member, leftAt);
    }
}
