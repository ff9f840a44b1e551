package member.staff;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Who of the staff was added, came and went, and who was not let in, for the audit log. What was typed in is never in it. */
@Component
class StaffAudit {
    private static final String STAFF = "staff";

    private final AuditLog audit;

    StaffAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** Somebody may work here from now on; in the transaction that adds them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void added(AuditActor by, Tsid id, @Nullable Tsid worksFor, Set<String> roles) {
        audit.record(by, worksFor, "staff.added", STAFF, id.toString(),
                Map.of("roles", String.join(" ", new TreeSet<>(roles))));
    }

    @Transactional
    public void loggedIn(Tsid id, @Nullable Tsid worksFor) {
        audit.record(AuditActor.staff(id, worksFor), "staff.logged-in", STAFF, id);
    }

    /**
     * Somebody was not let in.
     *
     * @param known of whom the name was given; null when nobody has it
     */
    @Transactional
    public void refused(StaffPeople.@Nullable Known known) {
        audit.record(AuditActor.SYSTEM, known == null ? null : known.sellerId(), "staff.log-in-refused", STAFF,
                known == null ? "unknown" : known.id().toString(), Map.of());
    }

    /** Somebody did not prove that they may change their password. */
    @Transactional
    public void passwordKept(StaffCaller caller) {
        audit.record(AuditActor.of(caller), "staff.password-change-refused", STAFF, caller.staffId());
    }

    /** In the transaction that changes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passwordChanged(StaffCaller caller) {
        audit.record(AuditActor.of(caller), "staff.password-changed", STAFF, caller.staffId());
    }

    /** Somebody ended a session of theirs from another. */
    @Transactional
    public void endedSession(StaffCaller caller) {
        audit.record(AuditActor.of(caller), "staff.session-ended", STAFF, caller.staffId());
    }

    @EventListener
    @Transactional
    public void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof StaffCaller caller) {
            audit.record(AuditActor.of(caller), "staff.logged-out", STAFF, caller.staffId());
        }
    }
}
