package member.staff;

import java.util.Objects;

import member.error.MemberError;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.idempotency.BeforeTheDeed;
import platform.web.limits.CallerAddress;

/**
 * Somebody who works in the browser chooses another password, shows the present one and a code of their app, and ends all
 * sessions: the one that somebody else may have opened by the old password, too.
 */
@Component
class ChangePassword {
    private final StaffTries tries;
    private final StaffProof proof;
    private final StaffPeople people;
    private final StaffSessions sessions;
    private final StaffAudit audit;
    private final SecretHash hash;
    private final Throttle throttle;
    private final TransactionTemplate transaction;

    ChangePassword(StaffTries tries, StaffProof proof, StaffPeople people, StaffSessions sessions, StaffAudit audit,
            SecretHash hash, Throttle throttle, TransactionTemplate transaction) {
        this.tries = tries;
        this.proof = proof;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.hash = hash;
        this.throttle = throttle;
        this.transaction = transaction;
    }

    /**
     * Changes it.
     *
     * @param mark of the browser, if it has one
     * @return by what a new session may be opened
     * @throws DomainException {@link MemberError#PASSWORD_WEAK}, {@link MemberError#STAFF_PROOF_WRONG},
     *         {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    StaffLogIn.LoggedIn change(StaffCaller caller, String password, String code, String chosen, CallerAddress from,
            @Nullable String mark) {
        Tsid id = caller.staffId();
        BeforeTheDeed.run(() -> prove(caller, password, code, chosen, from, mark));
        String hashed = hash.of(chosen);
        return Objects.requireNonNull(ConflictRetry.call(() -> transaction.execute(status -> {
            // Locks their rights: what an administrator changes of them from here on ends the new session.
            long rights = sessions.endAll(id);
            if (people.find(caller.name()).isEmpty()) {
                throw new DomainException(MemberError.STAFF_PROOF_WRONG);
            }
            people.changePassword(id, hashed);
            audit.passwordChanged(caller);
            return new StaffLogIn.LoggedIn(
                    new StaffCaller(id, caller.name(), people.roles(id), caller.sellerId()), rights);
        })));
    }

    /** Counts the try, whatever comes of it. */
    private void prove(StaffCaller caller, String password, String code, String chosen, CallerAddress from,
            @Nullable String mark) {
        throttle.count(Limit.STAFF_LOG_INS_PER_ADDRESS, from.value());
        boolean apart = tries.countApart(caller.name(), caller.staffId(), mark);
        // First, so that a weak one does not use the code up.
        PasswordRule.check(chosen, caller.name());
        if (password.length() > PasswordRule.LONGEST
                || proof.judge(caller.staffId(), password, code, apart).isEmpty()) {
            audit.passwordKept(caller);
            throw new DomainException(MemberError.STAFF_PROOF_WRONG);
        }
    }
}
