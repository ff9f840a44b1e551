package platform.audit;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.security.StaffCaller;

/**
 * Who did it.
 *
 * @param id null for the system itself
 * @param worksFor the seller, the merchant or the advertiser whose person or system it is; null for Madang's own people and for
 *        members
 */
public record AuditActor(Kind kind, @Nullable Tsid id, @Nullable Tsid worksFor) {
    /** What sort of actor. */
    public enum Kind {
        MEMBER, STAFF, MERCHANT, SELLER, SYSTEM
    }

    /** Madang itself: a schedule, or a command at the start. */
    public static final AuditActor SYSTEM = new AuditActor(Kind.SYSTEM, null, null);

    public static AuditActor of(MemberCaller caller) {
        return new AuditActor(Kind.MEMBER, caller.memberId(), null);
    }

    /** A merchant's system, by its secret key. */
    public static AuditActor merchant(Tsid id) {
        return new AuditActor(Kind.MERCHANT, id, id);
    }

    /** A seller's system, by its key. */
    public static AuditActor seller(Tsid id) {
        return new AuditActor(Kind.SELLER, id, id);
    }

    public static AuditActor of(StaffCaller caller) {
        return staff(caller.staffId(), caller.sellerId());
    }

    /** Somebody who works in the browser, for Madang or for another. */
    public static AuditActor staff(Tsid id, @Nullable Tsid worksFor) {
        return new AuditActor(Kind.STAFF, id, worksFor);
    }
}
