package commerce.coupon;

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
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Another operator approves a coupon of Madang's own, which members can take from then on, or refuses it. Who proposed it may only take it back. */
@Component
class DecideCoupon {
    private final CouponProposals proposals;
    private final OfferCoupon offer;
    private final AuditLog audit;
    private final Clock clock;

    DecideCoupon(CouponProposals proposals, OfferCoupon offer, AuditLog audit, Clock clock) {
        this.proposals = proposals;
        this.offer = offer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides it.
     *
     * @throws DomainException {@link CommerceError#COUPON_PROPOSAL_ENDED}, {@link CommerceError#COUPON_BY_SAME_OPERATOR},
     *     {@link CommerceError#COUPON_NOT_POSSIBLE} when its time is over by then
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, CouponId id, boolean approved) {
        CouponProposal proposal = proposals.find(id).orElseThrow(DecideCoupon::ended);
        if (approved) {
            SecondPerson.require(proposal.by(), operator, CommerceError.COUPON_BY_SAME_OPERATOR);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (approved && !now.isBefore(proposal.coupon().validUntil())) {
            throw new DomainException(CommerceError.COUPON_NOT_POSSIBLE);
        }
        if (!proposals.decide(id, approved, operator.staffId(), now)
                || (approved && !offer.offer(proposal.coupon()))) {
            throw ended();
        }
        audit.record(AuditActor.of(operator), "commerce.platform-coupon-" + (approved ? "approved" : "refused"),
                "coupon", Long.toString(id.value()), Map.of());
    }

    private static DomainException ended() {
        return new DomainException(CommerceError.COUPON_PROPOSAL_ENDED);
    }
}
