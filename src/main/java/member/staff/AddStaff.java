package member.staff;

import java.util.Set;

import member.error.MemberError;
import member.secret.SecretHash;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Lets somebody in who works here, with a password and a TOTP secret that are shown once. */
@Component
class AddStaff {
    /** What a log-in name looks like. */
    static final String LOGIN_NAME = "^[a-z][a-z0-9._-]{2,39}$";

    private final StaffPeople people;
    private final SecretHash hash;
    private final StaffAudit audit;
    private final TransactionTemplate transaction;
    private final Ids ids;

    AddStaff(StaffPeople people, SecretHash hash, StaffAudit audit, TransactionTemplate transaction, Ids ids) {
        this.people = people;
        this.hash = hash;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** What is told to the new person, and to nobody else. */
    record Credentials(Tsid id, String loginName, String password, TotpSecret totp) {
        @Override
        public String toString() {
            return "Credentials of " + loginName;
        }
    }

    /**
     * @param sellerId whom they work for; null for Madang's own people
     * @throws DomainException {@link MemberError#STAFF_NAME_INVALID}, {@link MemberError#STAFF_NAME_TAKEN}
     */
    Credentials add(String loginName, Set<String> roles, @Nullable Tsid sellerId) {
        if (!loginName.matches(LOGIN_NAME)) {
            throw new DomainException(MemberError.STAFF_NAME_INVALID);
        }
        Credentials credentials = new Credentials(ids.next(), loginName, PasswordRule.generate(), TotpSecret.next());
        String hashed = hash.of(credentials.password());
        try {
            transaction.executeWithoutResult(status -> {
                people.add(new StaffPeople.Person(credentials.id(), loginName, hashed, credentials.totp(), sellerId),
                        roles);
                audit.added(AuditActor.SYSTEM, credentials.id(), sellerId, roles);
            });
        } catch (DuplicateKeyException e) {
            throw new DomainException(MemberError.STAFF_NAME_TAKEN, loginName);
        }
        return credentials;
    }
}
