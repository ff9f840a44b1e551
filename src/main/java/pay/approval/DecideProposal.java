package pay.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.ConflictRetry;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.idempotency.BeforeTheDeed;

/** Another operator approves a proposal, which is done at once, or refuses it. Who proposed it may only take it back. */
@Component
class DecideProposal {
    private final Proposals proposals;
    private final Enactments enactments;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DecideProposal(Proposals proposals, Enactments enactments, AuditLog audit, TransactionTemplate transaction,
            Clock clock) {
        this.proposals = proposals;
        this.enactments = enactments;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Approves it: it is done in the same transaction, after what has to be known for it was found out.
     *
     * @throws DomainException {@code PROPOSAL_ENDED}, {@code PROPOSAL_BY_SAME_OPERATOR}, or why it cannot be done; it stays open
     */
    public void approve(StaffCaller operator, Tsid id) {
        Proposal proposal = proposals.find(id).orElseThrow(DecideProposal::ended);
        SecondPerson.require(proposal.by(), operator, PayError.PROPOSAL_BY_SAME_OPERATOR);
        BeforeTheDeed.run(() -> enactments.prepare(proposal.terms()));
        ConflictRetry.call(() -> transaction.execute(_ -> {
            decide(operator, id, Proposal.State.APPROVED);
            enactments.enact(id, proposal.terms());
            return id;
        }));
    }

    /** Refuses it, or takes it back. */
    @RetriedOnConflict
    @Transactional
    public void refuse(StaffCaller operator, Tsid id) {
        decide(operator, id, Proposal.State.REFUSED);
    }

    private void decide(StaffCaller operator, Tsid id, Proposal.State how) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!proposals.decide(id, how, operator.staffId(), now)) {
            throw ended();
        }
        audit.record(AuditActor.of(operator), "pay.proposal-" + (how == Proposal.State.APPROVED
                ? "approved"
                : "refused"), "proposal", id.toString(), Map.of());
    }

    @Scheduled(fixedDelayString = "${madang.pay.proposal-pause:1m}")
    void expire() {
        proposals.expire(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static DomainException ended() {
        return new DomainException(PayError.PROPOSAL_ENDED);
    }
}
