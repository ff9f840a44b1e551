package commerce.quote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Offer;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.coupon.Coupon;
import commerce.coupon.CouponId;
import commerce.coupon.MemberCoupon;
import commerce.coupon.MemberCouponId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiscountsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final SellerId FARM = new SellerId(1);
    private static final SellerId MILL = new SellerId(2);

    private final List<Offer> offers = List.of(offer(FARM), offer(MILL), offer(FARM));
    private final List<Won> prices = List.of(Won.of(10_000), Won.of(20_000), Won.of(30_000));

    @Test
    void lowersByTheSellersCouponFirstAndByThePlatformsOfWhatIsLeft() {
        Discounts discounts = Discounts.of(offers, prices,
                List.of(held(FARM, Coupon.Kind.AMOUNT, 4_000, null, 40_000),
                        held(null, Coupon.Kind.PERCENT, 10, 100_000L, 1)),
                NOW);
        assertThat(List.of(discounts.seller(0), discounts.seller(1), discounts.seller(2)))
                .containsExactly(Won.of(1_000), Won.ZERO, Won.of(3_000));
        assertThat(List.of(discounts.platform(0), discounts.platform(1), discounts.platform(2)))
                .containsExactly(Won.of(900), Won.of(2_000), Won.of(2_700));
    }

    @Test
    void lowersByPercentNoFurtherThanItsLimit() {
        Discounts discounts = Discounts.of(offers, prices, List.of(held(null, Coupon.Kind.PERCENT, 50, 6_000L, 1)),
                NOW);
        assertThat(discounts.platform(0).plus(discounts.platform(1)).plus(discounts.platform(2)))
                .isEqualTo(Won.of(6_000));
    }

    @Test
    void refusesWhatIsNotForTheseGoods() {
        refuses(held(FARM, Coupon.Kind.AMOUNT, 4_000, null, 40_001));
        refuses(held(new SellerId(3), Coupon.Kind.AMOUNT, 4_000, null, 5_000));
        MemberCoupon one = held(MILL, Coupon.Kind.AMOUNT, 100, null, 200);
        refuses(one, held(MILL, Coupon.Kind.AMOUNT, 100, null, 200));
        MemberCoupon platforms = held(null, Coupon.Kind.AMOUNT, 100, null, 200);
        refuses(platforms, held(null, Coupon.Kind.AMOUNT, 100, null, 200));
        assertThatThrownBy(() -> Discounts.of(offers, prices, List.of(one), NOW.plus(Duration.ofDays(1))))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> Discounts.of(offers, prices, List.of(one), NOW.minus(Duration.ofDays(2))))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void refusesWhatIsUsed() {
        MemberCoupon held = held(MILL, Coupon.Kind.AMOUNT, 100, null, 200);
        MemberCoupon used = new MemberCoupon(held.id(), held.coupon(), new Tsid(7));
        assertThatThrownBy(() -> Discounts.of(offers, prices, List.of(used), NOW)).isInstanceOfSatisfying(
                DomainException.class, e -> assertThat(e.code()).isEqualTo(CommerceError.COUPON_ALREADY_USED));
    }

    private void refuses(MemberCoupon... coupons) {
        assertThatThrownBy(() -> Discounts.of(offers, prices, List.of(coupons), NOW)).isInstanceOfSatisfying(
                DomainException.class, e -> assertThat(e.code()).isEqualTo(CommerceError.COUPON_NOT_USABLE));
    }

    private static MemberCoupon held(@Nullable SellerId seller, Coupon.Kind kind, long value, @Nullable Long most,
            long minimum) {
        return new MemberCoupon(new MemberCouponId(1), new Coupon(new CouponId(1), seller, "쿠폰", kind, value,
                most == null ? null : Won.of(most), Won.of(minimum), 1, NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1))), null);
    }

    private static Offer offer(SellerId seller) {
        return new Offer(new SkuId(1), new ProductId(1), seller, "", "", Won.of(1), Won.of(1), Won.ZERO, null, false,
                GoodsCategory.OTHER, true,
                1);
    }
}
