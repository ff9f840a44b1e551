package pay.easypay;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class PromotionTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void paysADiscountOutOfItsBudgetAsOftenAsAMemberMayHaveIt() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT, 10, null, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.asks(10_000);
        assertThat(approve(member, key, 9_001, 999, null, promotion).code()).isEqualTo("COUPON_AMOUNT_DIFFERS");
        assertThat(approve(member, key, 9_000, 1_000, null, promotion).status()).isEqualTo(200);
        assertThat(shop.confirm(key).text("tenders/1/kind")).isEqualTo("COUPON");
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(budget(promotion)).isEqualTo(4_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(41_000);
        String second = shop.asks(10_000);
        assertThat(approve(member, second, 9_000, 1_000, null, promotion).status()).isEqualTo(200);
        String third = shop.asks(10_000);
        assertThat(approve(member, third, 9_000, 1_000, null, promotion).code()).isEqualTo("COUPON_TAKEN_BEFORE");
        // What is given up can be had again.
        shop.giveUp(second);
        assertThat(budget(promotion)).isEqualTo(4_000);
        assertThat(approve(member, third, 9_000, 1_000, null, promotion).status()).isEqualTo(200);
    }

    @Test
    void isGivenWhereItHoldsAlone() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT, 10, null, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        assertThat(approve(member, shop.asks(990), 891, 99, null, promotion).code()).as("too small a payment")
                .isEqualTo("PROMOTION_DOES_NOT_HOLD");
        shop = new ShopScene(context);
        assertThat(approve(member, shop.asks(10_000), 9_000, 1_000, null, promotion).code()).as("another merchant's")
                .isEqualTo("PROMOTION_DOES_NOT_HOLD");
        assertThat(budget(promotion)).isEqualTo(5_000);
    }

    @Test
    void neverSpendsMoreThanItsBudget() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT, 10, null, 1_500);
        TestMember member = shop.scene.memberWith(50_000);
        assertThat(approve(member, shop.asks(10_000), 9_000, 1_000, null, promotion).status()).isEqualTo(200);
        TestMember other = shop.scene.memberWith(50_000);
        String key = shop.asks(10_000);
        assertThat(approve(other, key, 9_000, 1_000, null, promotion).code()).isEqualTo("PROMOTION_EXHAUSTED");
        assertThat(shop.state(key)).isEqualTo("READY");
        assertThat(shop.scene.count("pay_coupon where member_id = " + other.id())).isZero();
        assertThat(budget(promotion)).isEqualTo(500);
    }

    @Test
    void givesOfACouponAsMuchBackAsOfThePurchase() {
        PromotionId promotion = starts(Promotion.Kind.COUPON, 20, null, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        String coupon = take(member, promotion).body().path("id").asString();
        assertThat(shop.scene.api.get(member, "/v1/pay/coupons").body().at("/items/0/state").asString())
                .isEqualTo("FREE");
        assertThat(shop.scene.api.get(member, "/v1/pay/promotions").body().path("items")).isNotEmpty();
        String key = shop.asks(10_000);
        TestMember thief = shop.scene.memberWith(50_000);
        assertThat(approve(thief, key, 8_000, 2_000, coupon, null).code()).isEqualTo("COUPON_NOT_FOUND");
        String signed = "MONEY=7000,COUPON:" + coupon + "=2000,POINTS=1000";
        PayApi.Answer approved = shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval", """
                {"amount":10000,"tenders":[{"kind":"MONEY","amount":7000},
                 {"kind":"COUPON","amount":2000,"couponId":"%s"},{"kind":"POINTS","amount":1000}]}""".formatted(coupon),
                UUID.randomUUID().toString(),
                member.sign("madang.pay.checkout.v1\n" + key + "\n10000\n" + signed));
        assertThat(approved.status()).as(approved.response().body()).isEqualTo(200);
        assertThat(approve(member, shop.asks(10_000), 8_000, 2_000, coupon, null).code()).isEqualTo("COUPON_USED");
        shop.confirm(key);
        assertThat(shop.cancel(key, 8_500).text("status")).isEqualTo("PARTIAL_CANCELED");
        // 85 % of the coupon, and money before points.
        assertThat(shop.scene.api.balance(member)).isEqualTo(49_800);
        assertThat(budget(promotion)).isEqualTo(4_700);
        assertThat(shop.points(member)).isZero();
        assertThat(state(coupon)).isEqualTo("USED");
        shop.cancel(key);
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(shop.points(member)).isEqualTo(1_000);
        assertThat(state(coupon)).isEqualTo("FREE");
    }

    @Test
    void takesOfACouponAsMuchAsOfThePurchase() {
        PromotionId promotion = starts(Promotion.Kind.COUPON, 20, null, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        String coupon = take(member, promotion).body().path("id").asString();
        String key = shop.asksToAuthorize(10_000);
        assertThat(approve(member, key, 8_000, 2_000, coupon, null).status()).isEqualTo(200);
        shop.confirm(key);
        assertThat(shop.capture(key, 1_500).text("status")).isEqualTo("DONE");
        assertThat(budget(promotion)).isEqualTo(4_700);
        assertThat(state(coupon)).isEqualTo("USED");
        assertThat(shop.available(member)).isEqualTo(48_800);
    }

    @Test
    void freesACouponOfWhichNothingIsCaptured() {
        PromotionId promotion = starts(Promotion.Kind.COUPON, 20, null, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String coupon = take(member, promotion).body().path("id").asString();
        String key = shop.asksToAuthorize(10_000);
        approve(member, key, 8_000, 2_000, coupon, null);
        shop.confirm(key);
        // A fifth of a won.
        assertThat(shop.capture(key, 1).text("status")).isEqualTo("DONE");
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(state(coupon)).isEqualTo("FREE");
        assertThat(shop.available(member)).isEqualTo(49_999);
    }

    @Test
    void givesAMemberADiscountNoMoreThanTheyMayHaveItHoweverManyAtOnce() throws Exception {
        TestMember member = shop.scene.memberWith(1_000_000);
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            PromotionId promotion = starts(Promotion.Kind.DISCOUNT, 10, null, 5_000);
            List<String> keys = List.of(shop.asks(1_000), shop.asks(1_000), shop.asks(1_000));
            List<PayApi.Answer> answers = Race.atOnce(keys
                    .stream().<Callable<PayApi.Answer>>map(key -> () -> approve(member, key, 900, 100, null, promotion))
                    .toList());
            assertThat(answers.stream().filter(answer -> answer.status() == 200)).as("round %d", round).hasSize(2);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allMatch(answer -> answer.code().equals("COUPON_TAKEN_BEFORE"));
            keys.forEach(shop::giveUp);
        }
    }

    @Test
    void givesTheLastCouponToOneOfManyWhoWantIt() throws Exception {
        List<TestMember> members = List.of(shop.scene.member(), shop.scene.member(), shop.scene.member(),
                shop.scene.member());
        for (int round = 0; round < Race.ROUNDS; round++) {
            PromotionId promotion = starts(Promotion.Kind.COUPON, 20, 1, 5_000);
            List<PayApi.Answer> answers = Race.atOnce(
                    members.stream().<Callable<PayApi.Answer>>map(member -> () -> take(member, promotion)).toList());
            assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allMatch(answer -> answer.code().equals("PROMOTION_EXHAUSTED"));
            assertThat(shop.scene.count("pay_coupon where promotion_id = " + promotion.value())).isEqualTo(1);
        }
    }

    @Test
    void isNotForMerchantsWhenItIsForOrdersAlone() {
        PromotionId promotion = forOrders(Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        assertThat(approve(member, shop.asks(10_000), 9_000, 1_000, null, promotion).code())
                .isEqualTo("PROMOTION_DOES_NOT_HOLD");
    }

    @Test
    void usesACouponForAnOrderOrAtAMerchantWhenBothAreTriedAtOnce() throws Exception {
        TestMember member = shop.scene.memberWith(1_000_000);
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            PromotionId promotion = forOrders(Promotion.Kind.COUPON, Promotion.Place.BOTH, 5_000);
            String coupon = take(member, promotion).body().path("id").asString();
            PayScene.Prepared order = shop.scene.prepared(member, 1_000);
            String key = shop.asks(1_000);
            assertOneIsPaid(round, "COUPON_USED", List.of(
                    () -> shop.scene.confirm(member, order, PayApi.Part.of("MONEY", 900),
                            PayApi.Part.byCoupon(coupon, 100)),
                    () -> approve(member, key, 900, 100, coupon, null)));
            assertThat(budget(promotion)).isEqualTo(4_900);
            shop.giveUp(key);
        }
    }

    @Test
    void givesTheLastWonOfABudgetToOneOfWhoPayMerchantsAndForOrders() throws Exception {
        TestMember member = shop.scene.memberWith(1_000_000);
        TestMember other = shop.scene.memberWith(1_000_000);
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            PromotionId promotion = forOrders(Promotion.Kind.DISCOUNT, Promotion.Place.BOTH, 199);
            PayApi.Part given = PayApi.Part.byDiscount(Long.toString(promotion.value()), 100);
            PayScene.Prepared order = shop.scene.prepared(other, 1_000);
            PayScene.Prepared another = shop.scene.prepared(member, 1_000);
            String key = shop.asks(1_000);
            assertOneIsPaid(round, "PROMOTION_EXHAUSTED", List.of(
                    () -> shop.scene.confirm(other, order, PayApi.Part.of("MONEY", 900), given),
                    () -> shop.scene.confirm(member, another, PayApi.Part.of("MONEY", 900), given),
                    () -> approve(member, key, 900, 100, null, promotion)));
            assertThat(budget(promotion)).isEqualTo(99);
            assertThat(shop.scene.count("pay_coupon where promotion_id = " + promotion.value())).isEqualTo(1);
            shop.giveUp(key);
        }
    }

    private static void assertOneIsPaid(int round, String otherwise, List<Callable<PayApi.Answer>> tries)
            throws Exception {
        List<PayApi.Answer> answers = Race.atOnce(tries);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).as("round %d", round).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allMatch(answer -> answer.code().equals(otherwise));
    }

    private PromotionId forOrders(Promotion.Kind kind, Promotion.Place place, long budget) {
        return TestPromotions.forOrders(context, kind, place, 10, null, budget);
    }

    private PromotionId starts(Promotion.Kind kind, int percent, @Nullable Integer stock, long budget) {
        return TestPromotions.starts(context, kind, shop.merchant.id, percent, stock, budget);
    }

    private PayApi.Answer take(TestMember member, PromotionId promotion) {
        return shop.scene.api.post(member, "/v1/pay/coupons", "{\"promotionId\":\"" + promotion.value() + "\"}");
    }

    private PayApi.Answer approve(TestMember member, String key, long money, long given, @Nullable String coupon,
            @Nullable PromotionId promotion) {
        String id = coupon == null ? Long.toString(Objects.requireNonNull(promotion).value()) : coupon;
        String by = coupon == null ? "promotionId" : "couponId";
        return shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":" + (money + given) + ",\"tenders\":[{\"kind\":\"MONEY\",\"amount\":" + money
                        + "},{\"kind\":\"COUPON\",\"amount\":" + given + ",\"" + by + "\":\"" + id + "\"}]}",
                UUID.randomUUID().toString(), member.sign("madang.pay.checkout.v1\n" + key + "\n" + (money + given)
                        + "\nMONEY=" + money + ",COUPON:" + id + "=" + given));
    }

    private String state(String coupon) {
        return shop.scene.count("pay_coupon where state = 'FREE' and id = " + coupon) == 1
                ? "FREE"
                : shop.scene.count("pay_coupon where state = 'USED' and id = " + coupon) == 1 ? "USED" : "HELD";
    }

    private long budget(PromotionId promotion) {
        return TestPromotions.budget(shop.scene, promotion);
    }
}
