package commerce.coupon;

import java.time.Clock;
import java.util.Objects;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller, or the platform, ends a coupon before its time: nobody takes it any more, and whoever has it may use it while it is valid. */
@Component
class StopCoupon {
    private final Coupons coupons;
    private final AuditLog audit;
    private final Clock clock;

    StopCoupon(Coupons coupons, AuditLog audit, Clock clock) {
        this.coupons = coupons;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends it; once more, it changes nothing.
     *
     * @param seller whose it is; null: the platform's
     * @throws DomainException {@code COUPON_NOT_FOUND}, also of another seller's
     */
    @Transactional
    public void stop(StaffCaller by, @Nullable SellerId seller, CouponId id) {
        boolean own = coupons.find(id).filter(coupon -> Objects.equals(seller, coupon.sellerId())).isPresent();
        if (!own) {
            throw new DomainException(CommerceError.COUPON_NOT_FOUND);
        }
        if (coupons.stop(id, clock.instant())) {
            audit.record(AuditActor.of(by), "commerce.coupon-stopped", "coupon", id);
        }
    }
}
