package member.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import member.error.MemberError;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/** Somebody who was invited chooses a password, and shows by a code that their authenticator app has the secret. */
@Component
class EnrolStaff {
    private final Enrolments enrolments;
    private final StaffPeople people;
    private final SecretHash hash;
    private final Throttle throttle;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EnrolStaff(Enrolments enrolments, StaffPeople people, SecretHash hash, Throttle throttle, AuditLog audit,
            TransactionTemplate transaction, Clock clock) {
        this.enrolments = enrolments;
        this.people = people;
        this.hash = hash;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the new person needs to see. */
    record Invited(Tsid id, String loginName, @Nullable Tsid worksFor, TotpSecret totp) {}

    /** Who is invited by this ticket; empty if it is not good. */
    Optional<Invited> invited(String ticket, CallerAddress from) {
        throttle.count(Limit.STAFF_ENROLMENTS_PER_ADDRESS, from.value());
        return enrolments.find(ticket).flatMap(people::invited);
    }

    /**
     * @throws DomainException {@link MemberError#ENROLMENT_OVER}, {@link MemberError#PASSWORD_WEAK},
     *         {@link MemberError#CODE_WRONG}, {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    void enrol(String ticket, String password, String code, CallerAddress from) {
        Invited invited = invited(ticket, from).orElseThrow(EnrolStaff::over);
        PasswordRule.check(password, invited.loginName());
        OptionalLong step = invited.totp().stepOf(code, clock.instant());
        if (step.isEmpty()) {
            throw new DomainException(MemberError.CODE_WRONG);
        }
        String hashed = hash.of(password);
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            if (!enrolments.use(ticket)) {
                throw over();
            }
            people.enrol(invited.id(), hashed, step.getAsLong());
            audit.record(AuditActor.staff(invited.id(), invited.worksFor()), "staff.enrolled", "staff", invited.id());
        }));
    }

    private static DomainException over() {
        return new DomainException(MemberError.ENROLMENT_OVER);
    }
}
