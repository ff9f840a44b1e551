package member.staff;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

/** An administrator says what somebody may do from now on; they log in again with that. */
@Component
class GiveRoles {
    private final StaffList staff;
    private final StaffPeople people;
    private final Roles roles;
    private final StaffSessions sessions;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    GiveRoles(StaffList staff, StaffPeople people, Roles roles, StaffSessions sessions, AuditLog audit,
            TransactionTemplate transaction) {
        this.staff = staff;
        this.people = people;
        this.roles = roles;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @throws DomainException {@link MemberError#STAFF_NOT_FOUND}, {@link MemberError#STAFF_OWN_RIGHTS},
     *         {@link MemberError#STAFF_ROLES_INVALID}, or {@link StaffPeople#hold its}
     */
    void give(StaffCaller admin, Tsid id, Set<String> given) {
        StaffList.Listed person = staff.requireAnother(admin, id);
        roles.requireFitting(given, person.sellerId());
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            people.hold(admin, id);
            people.setRoles(id, given);
            sessions.endAll(id);
            audit.record(AuditActor.of(admin), person.sellerId(), "staff.roles-given", "staff", id.toString(),
                    Map.of("roles", String.join(" ", new TreeSet<>(given))));
        }));
    }
}
