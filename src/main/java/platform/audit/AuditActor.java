package platform.audit;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.security.StaffCaller;

/**
 * Who did it.
 *
 * @param id null for the system itself
 */
public record AuditActor(Kind kind, @Nullable Tsid id) {
    /** What sort of actor. */
    public enum Kind {
        MEMBER, STAFF, MERCHANT, SELLER, SYSTEM
    }

    /** Madang itself: a schedule, or a command at the start. */
    public static final AuditActor SYSTEM = new AuditActor(Kind.SYSTEM, null);

    public static AuditActor of(MemberCaller caller) {
        return new AuditActor(Kind.MEMBER, caller.memberId());
    }

    /** A merchant's system, by its secret key. */
    public static AuditActor merchant(Tsid id) {
        return new AuditActor(Kind.MERCHANT, id);
    }

    /** A seller's system, by its key. */
    public static AuditActor seller(Tsid id) {
        return new AuditActor(Kind.SELLER, id);
    }

    public static AuditActor of(StaffCaller caller) {
        return new AuditActor(Kind.STAFF, caller.staffId());
    }
}
