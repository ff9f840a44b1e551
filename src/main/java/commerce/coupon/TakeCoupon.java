package commerce.coupon;

import java.time.Clock;
import java.time.Instant;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member takes a coupon, once, while there are any. */
@Service
public class TakeCoupon {
    private final Coupons coupons;
    private final Ids ids;
    private final Clock clock;

    TakeCoupon(Coupons coupons, Ids ids, Clock clock) {
        this.coupons = coupons;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Whether the member could take it now; only reads.
     *
     * @throws DomainException {@link CommerceError#COUPON_NOT_FOUND}, {@link CommerceError#COUPON_NOT_OPEN},
     *     {@link CommerceError#COUPON_ALREADY_TAKEN}, {@link CommerceError#COUPON_GONE}
     */
    @Transactional(readOnly = true)
    public Coupon check(Tsid member, CouponId id) {
        Instant now = clock.instant();
        Coupon coupon = coupons.find(id).orElseThrow(() -> new DomainException(CommerceError.COUPON_NOT_FOUND));
        if (now.isBefore(coupon.validFrom()) || !now.isBefore(coupon.validUntil()) || !coupons.isOffered(id)) {
            throw new DomainException(CommerceError.COUPON_NOT_OPEN);
        }
        if (coupons.has(member, id)) {
            throw new DomainException(CommerceError.COUPON_ALREADY_TAKEN);
        }
        if (!coupons.areLeft(id)) {
            throw new DomainException(CommerceError.COUPON_GONE);
        }
        return coupon;
    }

    /**
     * Takes one.
     *
     * @throws DomainException what {@link #check} throws
     */
    @RetriedOnConflict
    @Transactional
    public MemberCoupon take(Tsid member, CouponId id) {
        Coupon coupon = check(member, id);
        MemberCouponId taken = new MemberCouponId(ids.nextLong());
        if (!coupons.keep(taken, id, member, clock.instant())) {
            throw new DomainException(CommerceError.COUPON_ALREADY_TAKEN);
        }
        // Last, since many want this row.
        if (!coupons.takeOne(id)) {
            throw new DomainException(CommerceError.COUPON_GONE);
        }
        return new MemberCoupon(taken, coupon, null);
    }
}
