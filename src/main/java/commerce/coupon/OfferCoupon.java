package commerce.coupon;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A seller, or the platform, puts out a coupon for members to take. */
@Service
public class OfferCoupon {
    private final Coupons coupons;
    private final Clock clock;

    OfferCoupon(Coupons coupons, Clock clock) {
        this.coupons = coupons;
        this.clock = clock;
    }

    /** Once by its id; false when it was put out before. */
    @Transactional
    public boolean offer(Coupon coupon) {
        return coupons.add(coupon, clock.instant());
    }
}
