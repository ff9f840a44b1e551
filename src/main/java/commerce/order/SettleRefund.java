package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.events.RefundRequested;
import commerce.events.SaleTakenBack;
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
import platform.web.DomainException;

/**
 * A refund that pay refused is settled by hand: one operator says how the buyer has the money, another one confirms it. Then all goes on
 * as if pay had paid it, and pay takes from sellers what it would have taken with the refund.
 */
@Component
class SettleRefund {
    private final Orders orders;
    private final Refunds refunds;
    private final RefusedRefunds refused;
    private final MoneyIsBack moneyIsBack;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    SettleRefund(Orders orders, Refunds refunds, RefusedRefunds refused, MoneyIsBack moneyIsBack, AuditLog audit,
            DomainEvents events, Ids ids, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.refused = refused;
        this.moneyIsBack = moneyIsBack;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Says how.
     *
     * @param reason where the proof is, among operators
     * @throws DomainException {@link CommerceError#REFUND_NOT_REFUSED}, also when somebody has proposed it before
     */
    @RetriedOnConflict
    @Transactional
    public void propose(StaffCaller operator, RefundId id, String reason) {
        Tsid proposal = ids.next();
        if (!refused.propose(id, proposal, operator.staffId(), reason)) {
            throw notRefused();
        }
        record(operator, "proposed", id, Map.of("proposal", proposal.toString(), "reason", reason));
    }

    /**
     * Confirms what was proposed, or throws it away; who proposed it may only do the latter.
     *
     * @throws DomainException {@link CommerceError#REFUND_NOT_REFUSED}, {@link CommerceError#REFUND_BY_SAME_OPERATOR}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, RefundId id, Tsid proposal, boolean approved) {
        Refund refund = refunds.find(id).orElseThrow(SettleRefund::notRefused);
        // As where pay says that the money is back: the order's lock first.
        orders.lock(refund.orderId());
        if (approved) {
            SecondPerson.require(refused.proposedBy(id, proposal).orElse(null), operator,
                    CommerceError.REFUND_BY_SAME_OPERATOR);
        }
        if (!(approved ? refused.settle(id, proposal) : refused.dismiss(id, proposal))) {
            throw notRefused();
        }
        record(operator, approved ? "approved" : "refused", id, Map.of("proposal", proposal.toString()));
        if (approved) {
            takeFromSellers(refund);
            moneyIsBack.of(refund.orderId(), id);
        }
    }

    private void takeFromSellers(Refund refund) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid claim = refund.claim();
        if (claim != null) {
            for (RefundRequested.SellerShare share : refund.shares()) {
                events.publish(new SaleTakenBack(ids.next(), now, claim, Tsid.of(refund.orderId()), share));
            }
        }
    }

    private void record(StaffCaller operator, String what, RefundId id, Map<String, String> details) {
        audit.record(AuditActor.of(operator), "commerce.refund-settlement-" + what, "refund", Tsid.of(id).toString(),
                details);
    }

    private static DomainException notRefused() {
        return new DomainException(CommerceError.REFUND_NOT_REFUSED);
    }
}
