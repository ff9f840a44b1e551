package commerce.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.events.SettlementAdjusted;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Another operator approves an adjustment, which is a line of the seller's at once, or refuses it. Who proposed it may only take it back. */
@Component
class DecideAdjustment {
    private final Adjustments adjustments;
    private final SettlementLines lines;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    DecideAdjustment(Adjustments adjustments, SettlementLines lines, AuditLog audit, DomainEvents events, Ids ids,
            Clock clock) {
        this.adjustments = adjustments;
        this.lines = lines;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides it.
     *
     * @throws DomainException {@link CommerceError#ADJUSTMENT_ENDED}, {@link CommerceError#ADJUSTMENT_BY_SAME_OPERATOR}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, Tsid id, boolean approved) {
        Adjustment adjustment = adjustments.find(id).orElseThrow(DecideAdjustment::ended);
        if (approved) {
            SecondPerson.require(adjustment.by(), operator, CommerceError.ADJUSTMENT_BY_SAME_OPERATOR);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!adjustments.decide(id, approved, operator.staffId(), now)) {
            throw ended();
        }
        Tsid seller = Tsid.of(adjustment.seller());
        // What comes to nothing stays among operators.
        audit.record(AuditActor.of(operator), approved ? seller : null,
                "commerce.seller-adjustment-" + (approved ? "approved" : "refused"), "seller", seller.toString(),
                Map.of("adjustment", id.toString()));
        if (approved) {
            lines.append(List.of(new SettlementLine(adjustment.seller(), LocalDate.ofInstant(now, BusinessDays.SEOUL),
                    LineKind.ADJUSTMENT, null, null, id, adjustment.amount(), adjustment.amount().negated(), now)));
            events.publish(new SettlementAdjusted(ids.next(), now, id, seller, adjustment.amount()));
        }
    }

    private static DomainException ended() {
        return new DomainException(CommerceError.ADJUSTMENT_ENDED);
    }
}
