package commerce;

import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.coupon.Coupon;
import commerce.coupon.CouponId;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Puts coupons out for a test. */
public final class TestCoupons {
    private TestCoupons() {}

    /** One of the seller's, or with null the platform's, that a hundred can take for a day. */
    public static CouponId offered(ApplicationContext context, SellerId seller, long amount, long minimum) {
        return offered(context.getBean(OfferCoupon.class), context.getBean(Ids.class), seller, amount, minimum, 100);
    }

    public static CouponId offered(OfferCoupon offer, Ids ids, SellerId seller, long amount, long minimum, int stock) {
        CouponId id = new CouponId(ids.nextLong());
        Instant now = Instant.now();
        offer.offer(new Coupon(id, seller, "할인 쿠폰", Coupon.Kind.AMOUNT, amount, null, Won.of(minimum), stock,
                now.minusSeconds(60), now.plus(Duration.ofDays(1))));
        return id;
    }

    public static MemberCouponId taken(OfferCoupon offer, TakeCoupon take, Ids ids, Tsid member, SellerId seller,
            long amount, long minimum) {
        return take.take(member, offered(offer, ids, seller, amount, minimum, 100)).id();
    }
}
