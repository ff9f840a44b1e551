package commerce.claim;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.order.ItemId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Another operator has a ruling carried out, or refuses it. Who proposed it may only take it back. */
@Component
class DecideRuling {
    private final Rulings rulings;
    private final OpenClaim open;
    private final DecideDispute disputes;
    private final AuditLog audit;
    private final Clock clock;

    DecideRuling(Rulings rulings, OpenClaim open, DecideDispute disputes, AuditLog audit, Clock clock) {
        this.rulings = rulings;
        this.open = open;
        this.disputes = disputes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides it.
     *
     * @throws DomainException {@link CommerceError#RULING_ENDED}, {@link CommerceError#RULING_BY_SAME_OPERATOR}; that of what it comes
     *     to, when that cannot be any more: it goes on waiting then
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, Tsid id, boolean approved) {
        Ruling ruling = rulings.find(id).orElseThrow(DecideRuling::ended);
        if (approved) {
            SecondPerson.require(ruling.by(), operator, CommerceError.RULING_BY_SAME_OPERATOR);
            carryOut(ruling);
        }
        if (!rulings.decide(id, approved, operator.staffId(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw ended();
        }
        // What comes to nothing stays among operators.
        audit.record(AuditActor.of(operator), approved ? Tsid.of(ruling.seller()) : null,
                "commerce.ruling-" + (approved ? "approved" : "refused"), "ruling", id.toString(),
                Map.of("ruling", ruling.kind().name(), "reason", ruling.reason()));
    }

    private void carryOut(Ruling ruling) {
        switch (ruling.kind()) {
            case CANCEL_ITEM -> open.cancelByOperators(new ItemId(ruling.subject().value()), ruling.reason());
            case REFUND_CLAIM -> disputes.forBuyer(new ClaimId(ruling.subject().value()), ruling.fault(),
                    ruling.reason());
        }
    }

    private static DomainException ended() {
        return new DomainException(CommerceError.RULING_ENDED);
    }
}
