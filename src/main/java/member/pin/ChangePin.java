package member.pin;

import member.error.MemberError;
import member.person.MemberId;
import member.profile.FindMember;
import member.session.EndReason;
import member.session.EndSessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A member who knows the PIN chooses another; whoever is logged in anywhere logs in again with it. */
@Component
class ChangePin {
    private final FindMember members;
    private final CheckPin check;
    private final SetPin set;
    private final EndSessions sessions;
    private final TransactionTemplate transaction;

    ChangePin(FindMember members, CheckPin check, SetPin set, EndSessions sessions, TransactionTemplate transaction) {
        this.members = members;
        this.check = check;
        this.set = set;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /**
     * @throws DomainException {@link MemberError#PIN_WRONG}, {@link MemberError#PIN_LOCKED},
     *         {@link MemberError#PIN_TRIVIAL}
     */
    void change(MemberId id, Pin present, Pin next) {
        var member = members.byId(id).orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        next.notTrivialFor(member.phone());
        JudgedPin judged = check.check(id, present);
        SetPin.Hashed hashed = set.hash(next);
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            check.hold(judged);
            set.set(id, hashed);
            sessions.ofMember(id, EndReason.PIN_CHANGED);
        }));
    }
}
