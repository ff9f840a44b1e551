package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * An operator, who has mended what was in the way, has pay asked again for a refund that it refused: under a new id, since pay would
 * answer to the old one as before. Not while somebody has proposed that the buyer has the money: then it could be there twice.
 */
@Component
class AskRefundAgain {
    private final Refunds refunds;
    private final RefusedRefunds refused;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AskRefundAgain(Refunds refunds, RefusedRefunds refused, AuditLog audit, DomainEvents events, Ids ids,
            Clock clock) {
        this.refunds = refunds;
        this.refused = refused;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Does so.
     *
     * @throws DomainException {@link CommerceError#REFUND_NOT_REFUSED}, also while it is proposed as settled
     */
    @RetriedOnConflict
    @Transactional
    public void ask(StaffCaller operator, RefundId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RefundId request = new RefundId(ids.nextLong());
        String failure = refused.failure(id).orElseThrow(() -> new DomainException(CommerceError.REFUND_NOT_REFUSED));
        if (!refused.askAgain(id, request, now.plus(OrderTerms.REPEAT_REFUND_AFTER))) {
            throw new DomainException(CommerceError.REFUND_NOT_REFUSED);
        }
        audit.record(AuditActor.of(operator), "commerce.refund-asked-again", "refund", Tsid.of(id).toString(),
                Map.of("request", Tsid.of(request).toString(), "failure", failure));
        events.publish(refunds.find(id).orElseThrow().requested(ids.next(), now));
    }
}
