package member.staff;

import java.util.Map;
import java.util.Objects;

import member.error.MemberError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;

/** Somebody lost their invitation, password or authenticator app: they begin anew, and what they had is worth nothing. */
@Component
class InviteAgain {
    private final StaffList staff;
    private final StaffPeople people;
    private final Enrolments enrolments;
    private final StaffSessions sessions;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    InviteAgain(StaffList staff, StaffPeople people, Enrolments enrolments, StaffSessions sessions, AuditLog audit,
            TransactionTemplate transaction) {
        this.staff = staff;
        this.people = people;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Lets who was shut out back in only for Madang's own administrators: a shop's owner cannot know who shut them out, nor why.
     *
     * @throws DomainException {@link MemberError#STAFF_NOT_FOUND}, {@link MemberError#STAFF_OWN_RIGHTS},
     *         {@link MemberError#STAFF_SHUT_OUT}, or {@link StaffPeople#hold its}
     */
    Enrolments.Invitation invite(StaffCaller admin, Tsid id) {
        StaffList.Listed person = staff.requireAnother(admin, id);
        Enrolments.Invitation invitation = ConflictRetry.call(() -> transaction.execute(status -> {
            people.hold(admin, id);
            if (admin.sellerId() == null) {
                people.letBack(id);
            }
            if (!people.forgetSecrets(id, TotpSecret.next())) {
                throw new DomainException(MemberError.STAFF_SHUT_OUT);
            }
            sessions.endAll(id);
            audit.record(AuditActor.of(admin), person.sellerId(), "staff.invited-again", "staff", id.toString(),
                    Map.of());
            return enrolments.invite(id);
        }));
        return Objects.requireNonNull(invitation);
    }
}
