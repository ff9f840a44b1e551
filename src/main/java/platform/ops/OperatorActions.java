package platform.ops;

import java.util.Map;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.idempotency.BeforeTheDeed;

/** What operators do (not what they look at): on record before or with what is done, so that nothing happens without a trace. */
@Component
class OperatorActions {
    /** What the id of a listener looks like: {@code home.order-paid}. */
    static final String LISTENER = "[a-z0-9][a-z0-9._-]{0,99}";

    private final AuditLog audit;
    private final TransactionTemplate transaction;

    OperatorActions(AuditLog audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Records and does it. The record commits first and by itself: what is done may take many transactions. It is no sign that it was done: a
     * form that comes again because it was not is recorded again, and does it.
     *
     * @param action stable name of what is done, for example {@code ops.dead-letter-replayed}
     * @param subjectKind what sort of thing it is done to, for example {@code listener}
     * @param subjectId which one; at most 100 characters
     * @param details what else one must know later
     */
    <T> T take(StaffCaller operator, String action, String subjectKind, String subjectId, Map<String, String> details,
            Supplier<T> effect) {
        BeforeTheDeed.run(() -> transaction.executeWithoutResult(
                status -> audit.record(AuditActor.of(operator), action, subjectKind, subjectId, details)));
        return effect.get();
    }

    /**
     * Does and records it in one transaction, and records nothing when there was nothing to do.
     *
     * @param effect short, and in the database alone; whether it did anything
     */
    boolean takeIfNeeded(StaffCaller operator, String action, String subjectKind, String subjectId,
            Supplier<Boolean> effect) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = effect.get();
            if (done) {
                audit.record(AuditActor.of(operator), action, subjectKind, subjectId, Map.of());
            }
            return done;
        }));
    }
}
