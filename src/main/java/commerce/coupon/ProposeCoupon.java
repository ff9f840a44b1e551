package commerce.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator proposes a coupon of Madang's own: what it lowers prices by is Madang's money, so another one approves it. */
@Component
class ProposeCoupon {
    private final CouponProposals proposals;
    private final AuditLog audit;
    private final Clock clock;

    ProposeCoupon(CouponProposals proposals, AuditLog audit, Clock clock) {
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proposes it, once by its id.
     *
     * @throws DomainException {@code COUPON_NOT_POSSIBLE}
     */
    @Transactional
    public void propose(StaffCaller operator, CouponId id, CouponTerms terms, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Coupon coupon = terms.coupon(id, null, now);
        if (proposals.add(new CouponProposal(coupon, reason, operator.staffId(), now))) {
            audit.record(AuditActor.of(operator), "commerce.platform-coupon-proposed", "coupon",
                    Long.toString(id.value()), Map.of("kind", coupon.kind().name(), "value",
                            Long.toString(coupon.value()), "stock", Integer.toString(coupon.stock()), "reason",
                            reason));
        }
    }
}
