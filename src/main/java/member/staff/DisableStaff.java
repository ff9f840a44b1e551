package member.staff;

import java.util.Map;

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

/** Shuts somebody out who does not work here any more; the row stays, for what the audit log says of them. */
@Component
class DisableStaff {
    private final StaffList staff;
    private final StaffPeople people;
    private final Enrolments enrolments;
    private final StaffSessions sessions;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DisableStaff(StaffList staff, StaffPeople people, Enrolments enrolments, StaffSessions sessions, AuditLog audit,
            TransactionTemplate transaction) {
        this.staff = staff;
        this.people = people;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @throws DomainException {@link MemberError#STAFF_NOT_FOUND}, {@link MemberError#STAFF_OWN_RIGHTS}, or {@link StaffPeople#hold its} */
    void disable(StaffCaller admin, Tsid id) {
        StaffList.Listed person = staff.requireAnother(admin, id);
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            people.hold(admin, id);
            people.disable(id);
            sessions.endAll(id);
            enrolments.withdraw(id);
            audit.record(AuditActor.of(admin), person.sellerId(), "staff.disabled", "staff", id.toString(), Map.of());
        }));
    }
}
