package pay.dispute;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * An operator decides a dispute: for the merchant at any time while it is open, against it once it has answered and only if somebody
 * else has opened it.
 */
@Component
class DecideDispute {
    private final LockDispute lockDispute;
    private final EndDispute endDispute;
    private final AuditLog audit;
    private final Clock clock;

    DecideDispute(LockDispute lockDispute, EndDispute endDispute, AuditLog audit, Clock clock) {
        this.lockDispute = lockDispute;
        this.endDispute = endDispute;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides it.
     *
     * @param won whether the merchant keeps the amount
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}, {@link PayError#DISPUTE_IN_OTHER_STATE},
     *     {@link PayError#ANOTHER_OPERATOR_NEEDED}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, DisputeId id, boolean won) {
        Dispute dispute = lockDispute.lock(id).orElseThrow(() -> new DomainException(PayError.DISPUTE_NOT_FOUND));
        if (!won) {
            SecondPerson.require(dispute.openedBy(), operator, PayError.ANOTHER_OPERATOR_NEEDED);
        }
        Dispute.State as = won ? Dispute.State.WON : Dispute.State.LOST;
        audit.record(AuditActor.of(operator), "pay.dispute-decided", "dispute", Long.toString(id.value()),
                Map.of("as", as.name()));
        endDispute.end(dispute, as, operator.staffId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
