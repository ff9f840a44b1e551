package member.staff;

import java.util.Objects;
import java.util.Set;

import member.error.MemberError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An administrator adds somebody, who gets in once they have chosen a password and set up their authenticator app. */
@Component
class InviteStaff {
    private final StaffPeople people;
    private final Roles roles;
    private final Enrolments enrolments;
    private final StaffAudit audit;
    private final TransactionTemplate transaction;
    private final Ids ids;

    InviteStaff(StaffPeople people, Roles roles, Enrolments enrolments, StaffAudit audit,
            TransactionTemplate transaction,
            Ids ids) {
        this.people = people;
        this.roles = roles;
        this.enrolments = enrolments;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * @param sellerId whom they work for; null for Madang's own people
     * @throws DomainException {@link MemberError#STAFF_NAME_INVALID}, {@link MemberError#STAFF_NAME_TAKEN},
     *         {@link MemberError#STAFF_ROLES_INVALID}, or {@link StaffPeople#hold its}
     */
    Enrolments.Invitation invite(StaffCaller admin, String loginName, Set<String> given, @Nullable Tsid sellerId) {
        if (!loginName.matches(AddStaff.LOGIN_NAME)) {
            throw new DomainException(MemberError.STAFF_NAME_INVALID);
        }
        roles.requireFitting(given, sellerId);
        Tsid id = ids.next();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                people.hold(admin, admin.staffId());
                people.invite(id, loginName, TotpSecret.next(), sellerId, given);
                audit.added(AuditActor.of(admin), id, sellerId, given);
                return enrolments.invite(id);
            }));
        } catch (DuplicateKeyException e) {
            throw new DomainException(MemberError.STAFF_NAME_TAKEN, loginName);
        }
    }
}
