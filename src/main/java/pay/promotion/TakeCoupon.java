package pay.promotion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Gives a member a coupon of a promotion, while there are any and they may have another. */
@Component
class TakeCoupon {
    private final Promotions promotions;
    private final Coupons coupons;
    private final LockWallet wallets;
    private final Ids ids;
    private final Clock clock;

    TakeCoupon(Promotions promotions, Coupons coupons, LockWallet wallets, Ids ids, Clock clock) {
        this.promotions = promotions;
        this.coupons = coupons;
        this.wallets = wallets;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The coupon.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public Coupon take(Tsid member, PromotionId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Promotion promotion = promotions.find(id).filter(each -> each.kind() == Promotion.Kind.COUPON)
                .orElseThrow(() -> new DomainException(PayError.PROMOTION_NOT_FOUND));
        if (!promotion.runs(now)) {
            throw new DomainException(PayError.PROMOTION_DOES_NOT_HOLD);
        }
        // One coupon of a member's at a time.
        wallets.lock(member);
        return issue(promotion, member, now);
    }

    /** In the caller's transaction; of two of one member's at once, one fails for its number's sake and is to be tried again. */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DomainException.class)
    public Coupon issue(Promotion promotion, Tsid member, Instant now) {
        int had = coupons.count(promotion.id(), member);
        if (had >= promotion.perMember()) {
            throw new DomainException(PayError.COUPON_TAKEN_BEFORE, promotion.perMember());
        }
        if (promotion.stock() != null && !promotions.takeOne(promotion.id())) {
            throw new DomainException(PayError.PROMOTION_EXHAUSTED);
        }
        Coupon coupon = new Coupon(new CouponId(ids.nextLong()), promotion.id(), member, Coupon.State.FREE, now);
        coupons.add(coupon, had + 1);
        return coupon;
    }
}
