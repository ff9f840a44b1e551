package pay.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator proposes something that another one is to approve within a week. */
@Component
class ProposeChange {
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final Proposals proposals;
    private final Enactments enactments;
    private final AuditLog audit;
    private final Clock clock;

    ProposeChange(Proposals proposals, Enactments enactments, AuditLog audit, Clock clock) {
        this.proposals = proposals;
        this.enactments = enactments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proposes it.
     *
     * @param id that the form was given: sent twice, it is proposed once
     * @throws DomainException {@code PROPOSAL_INVALID}
     */
    @RetriedOnConflict
    @Transactional
    public void propose(StaffCaller operator, Tsid id, Terms terms, String reason) {
        enactments.check(terms);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (proposals.add(new Proposal(id, terms, reason, operator.staffId(), now, now.plus(GOOD_FOR)))) {
            audit.record(AuditActor.of(operator), "pay.change-proposed", "proposal", id.toString(),
                    Map.of("kind", terms.kind().name(), "terms", terms.toString(), "reason", reason));
        }
    }
}
