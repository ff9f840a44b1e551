package member.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import member.error.MemberError;
import member.person.CallerAddress;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * Checks a person's password and second factor. All refusals are the same, for a name that does not exist and for somebody
 * locked out as well, and take the same time.
 */
@Component
class StaffLogIn {
    private final StaffPeople people;
    private final SecretHash hash;
    private final StaffAudit audit;
    private final Throttle throttle;
    private final Clock clock;

    StaffLogIn(StaffPeople people, SecretHash hash, StaffAudit audit, Throttle throttle, Clock clock) {
        this.people = people;
        this.hash = hash;
        this.audit = audit;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * @return who it is; empty if refused
     * @throws DomainException {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    Optional<StaffCaller> logIn(String loginName, String password, String code, CallerAddress from) {
        throttle.count(Limit.STAFF_LOG_INS_PER_ADDRESS, from.value());
        throttle.count(Limit.STAFF_LOG_INS_PER_NAME, loginName);
        StaffPeople.Person person = loginName.matches(AddStaff.LOGIN_NAME)
                ? people.find(loginName).orElse(null)
                : null;
        if (password.length() > PasswordRule.LONGEST || person == null) {
            hash.matchNobody(password.substring(0, Math.min(password.length(), PasswordRule.LONGEST)));
            return refuse(person);
        }
        boolean known = hash.match(password, () -> people.takeTry(person.id()) ? Optional.of(person) : Optional.empty(),
                StaffPeople.Person::passwordHash).isPresent();
        OptionalLong step = person.totp().stepOf(code, clock.instant());
        if (!known || step.isEmpty() || !people.accept(person.id(), step.getAsLong())) {
            return refuse(person);
        }
        audit.loggedIn(person.id());
        return Optional.of(new StaffCaller(person.id(), loginName, people.roles(person.id()), person.sellerId()));
    }

    private Optional<StaffCaller> refuse(StaffPeople.@Nullable Person person) {
        audit.refused(person == null ? null : person.id());
        return Optional.empty();
    }
}
