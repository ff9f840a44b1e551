package pay.reconciliation;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator says what a difference is, after they have asked the other side. */
@Service
class ResolveDifference {
    private final Differences differences;
    private final AuditLog audit;
    private final Clock clock;

    ResolveDifference(Differences differences, AuditLog audit, Clock clock) {
        this.differences = differences;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static ManualCases openDifferences(ReadReconciliation read) {
        return new ManualCases("pay.reconciliation", read::openCount,
                most -> read.oldest(most).stream().map(each -> new ManualCases.Case(each.id().toString(),
                        each.foundAt(), "%s %s %s %s".formatted(each.source(), each.day(), each.kindOf(),
                                each.name())))
                        .toList());
    }

    /**
     * Resolves it.
     *
     * @throws DomainException {@link PayError#RECON_DIFFERENCE_ENDED}
     */
    @RetriedOnConflict
    @Transactional
    public void resolve(StaffCaller operator, Tsid difference, String note) {
        if (!differences.resolve(difference, operator.staffId(), note, clock.instant())) {
            throw new DomainException(PayError.RECON_DIFFERENCE_ENDED);
        }
        audit.record(AuditActor.of(operator), "pay.difference-resolved", "difference", difference);
    }
}
