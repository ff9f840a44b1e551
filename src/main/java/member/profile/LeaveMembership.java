package member.profile;

import java.time.Instant;

import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldEncryption;

/** The states that a member goes through on the way out. All in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeaveMembership {
    private final Members members;
    private final FieldEncryption encryption;

    LeaveMembership(Members members, FieldEncryption encryption) {
        this.members = members;
        this.encryption = encryption;
    }

    /** Notes that a member wants to leave; false if that is noted already, or they have left. */
    public boolean wantToLeave(MemberId id) {
        return members.lock(id.value()).map(Member::wantToLeave).orElse(false);
    }

    /** Something keeps the member: they stay as they were. */
    public void stay(MemberId id) {
        members.lock(id.value()).ifPresent(Member::stay);
    }

    /** The member leaves for good, and is forgotten here; returned is who it was, for what the law keeps. */
    public MemberView leave(MemberId id, Instant now) {
        Member member = members.lock(id.value()).orElseThrow();
        MemberView last = member.view(encryption);
        member.leave(now);
        return last;
    }
}
