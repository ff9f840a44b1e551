package pay.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Ends a dispute that its merchant has not answered in time. */
@Component
class LapseDisputes {
    private final Disputes disputes;
    private final LockDispute lockDispute;
    private final EndDispute endDispute;
    private final Clock clock;

    LapseDisputes(Disputes disputes, LockDispute lockDispute, EndDispute endDispute, Clock clock) {
        this.disputes = disputes;
        this.lockDispute = lockDispute;
        this.endDispute = endDispute;
        this.clock = clock;
    }

    /** Those whose deadline is over. */
    @Transactional(readOnly = true)
    public List<DisputeId> due(int most) {
        return disputes.due(clock.instant(), most);
    }

    /** One of them, unless somebody else has it or it was answered. */
    @RetriedOnConflict
    @Transactional
    public void one(DisputeId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lockDispute.lock(id).filter(each -> each.state() == Dispute.State.OPEN && !now.isBefore(each.lapsesAt()))
                .ifPresent(each -> endDispute.end(each, Dispute.State.LAPSED, null, now));
    }
}
