package commerce.coupon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestCoupons;
import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class TakeCouponTest {
    @Autowired
    OfferCoupon offer;
    @Autowired
    TakeCoupon take;
    @Autowired
    Ids ids;

    @Test
    void letsAsManyTakeItAsThereAreAndEachOnce() throws Exception {
        CouponId coupon = TestCoupons.offered(offer, ids, null, 1_000, 5_000, 10);
        List<Callable<ErrorCode>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Tsid member = ids.next();
            all.add(() -> takes(member, coupon));
            all.add(() -> takes(member, coupon));
        }
        List<ErrorCode> refusals = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<ErrorCode> each : threads.invokeAll(all)) {
                refusals.add(each.get());
            }
        }
        assertThat(refusals.stream().filter(each -> each == null)).hasSize(10);
        assertThat(refusals.stream().filter(each -> each != null)).isSubsetOf(CommerceError.COUPON_GONE,
                CommerceError.COUPON_ALREADY_TAKEN).contains(CommerceError.COUPON_GONE,
                        CommerceError.COUPON_ALREADY_TAKEN);
    }

    private ErrorCode takes(Tsid member, CouponId coupon) {
        try {
            take.take(member, coupon);
            return null;
        } catch (DomainException e) {
            return e.code();
        }
    }

    @Test
    void listsAndGivesNoneOfASellerWhoWasStopped(@Autowired ApplicationContext context, @Autowired Coupons coupons) {
        TestShop shop = new TestShop(context);
        CouponId coupon = TestCoupons.offered(context, shop.seller(), 1_000, 5_000);
        for (SellerStatus stopped : List.of(SellerStatus.SUSPENDED, SellerStatus.TERMINATED)) {
            shop.becomes(stopped);
            assertThat(coupons.open(shop.seller(), Instant.now(), 50)).isEmpty();
            assertThat(takes(ids.next(), coupon)).isEqualTo(CommerceError.COUPON_NOT_OPEN);
        }
        for (SellerStatus open : List.of(SellerStatus.PAUSED, SellerStatus.APPROVED)) {
            shop.becomes(open);
            assertThat(coupons.open(shop.seller(), Instant.now(), 50)).extracting(Coupon::id).containsExactly(coupon);
            assertThat(takes(ids.next(), coupon)).isNull();
        }
    }
}
