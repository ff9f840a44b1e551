package member.staff;

import java.util.Optional;

import member.error.MemberError;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/**
 * Checks a person's password and second factor. All refusals are the same, for a name that does not exist and for somebody
 * locked out as well, and take the same time.
 */
@Component
class StaffLogIn {
    private final StaffPeople people;
    private final StaffSessions sessions;
    private final StaffTries tries;
    private final StaffProof proof;
    private final SecretHash hash;
    private final StaffAudit audit;
    private final Throttle throttle;

    StaffLogIn(StaffPeople people, StaffSessions sessions, StaffTries tries, StaffProof proof, SecretHash hash,
            StaffAudit audit, Throttle throttle) {
        this.people = people;
        this.sessions = sessions;
        this.tries = tries;
        this.proof = proof;
        this.hash = hash;
        this.audit = audit;
        this.throttle = throttle;
    }

    /** @param rights of which version they were when it was judged; {@link StaffSessions#start} wants to know */
    record LoggedIn(StaffCaller caller, long rights) {}

    /**
     * Judges a try.
     *
     * @param mark of the browser, if it has one
     * @return who it is; empty if refused
     * @throws DomainException {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    Optional<LoggedIn> logIn(String loginName, String password, String code, CallerAddress from,
            @Nullable String mark) {
        throttle.count(Limit.STAFF_LOG_INS_PER_ADDRESS, from.value());
        StaffPeople.Known known = loginName.matches(AddStaff.LOGIN_NAME) ? people.find(loginName).orElse(null) : null;
        boolean apart = tries.countApart(loginName, known == null ? null : known.id(), mark);
        if (password.length() > PasswordRule.LONGEST || known == null) {
            hash.matchNobody(password.substring(0, Math.min(password.length(), PasswordRule.LONGEST)));
            return refuse(known);
        }
        Tsid id = known.id();
        // Before anything that is judged is read: what changes from here on ends the session that is opened by it.
        long rights = sessions.rights(id);
        StaffPeople.Person person = proof.judge(id, password, code, apart).orElse(null);
        if (person == null) {
            return refuse(known);
        }
        audit.loggedIn(id, person.sellerId());
        return Optional.of(new LoggedIn(new StaffCaller(id, loginName, people.roles(id), person.sellerId()), rights));
    }

    private Optional<LoggedIn> refuse(StaffPeople.@Nullable Known known) {
        audit.refused(known);
        return Optional.empty();
    }
}
