package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import commerce.events.OrderCancelRequested;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayApi.Part;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.promotion.CouponTender;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import testing.MadangTest;
import testing.Overlap;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Orders of which a coupon or a discount of a promotion pays a part: a fifth, out of a budget of 5,000 won. */
@MadangTest
class OrderByCouponTest {
    @Autowired
    ApplicationContext context;
    PayScene scene;
    TestMember buyer;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        buyer = scene.memberWith(50_000);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void paysByCouponMoneyAndPointsAndGivesEachBackWhereItCameFrom() {
        PromotionId promotion = starts(Promotion.Kind.COUPON);
        String coupon = take(promotion);
        scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(scene.confirm(buyer, order, Part.of("MONEY", 8_001), Part.byCoupon(coupon, 1_999)).code())
                .isEqualTo("COUPON_AMOUNT_DIFFERS");
        assertThat(scene.confirm(scene.member(), order, Part.byCoupon(coupon, 10_000)).code())
                .isEqualTo("PAYMENT_OF_ANOTHER_MEMBER");

        PayApi.Answer paid = scene.confirm(buyer, order, Part.of("MONEY", 7_000), Part.byCoupon(coupon, 2_000),
                Part.of("POINTS", 1_000));

        assertThat(paid.status()).as(paid.response().body()).isEqualTo(200);
        assertThat(paid.body().at("/tenders/0").toString())
                .isEqualTo("{\"kind\":\"COUPON\",\"captured\":2000,\"refunded\":0}");
        assertThat(scene.api.balance(buyer)).isEqualTo(43_000);
        assertThat(escrow(order)).isEqualTo(10_000);
        assertThat(budget(promotion)).isEqualTo(3_000);
        assertThat(state(coupon)).isEqualTo("USED");
        assertThat(scene.confirm(buyer, scene.prepared(buyer, 10_000), Part.of("MONEY", 8_000),
                Part.byCoupon(coupon, 2_000)).code()).isEqualTo("COUPON_USED");

        refund(order, leg("COUPON", 500), leg("MONEY", 2_000));
        assertThat(budget(promotion)).isEqualTo(3_500);
        assertThat(state(coupon)).isEqualTo("USED");
        refund(order, leg("COUPON", 1_500), leg("MONEY", 5_000));
        assertThat(state(coupon)).as("points are still with the order").isEqualTo("USED");
        refund(order, leg("POINTS", 1_000));

        assertThat(state(coupon)).isEqualTo("FREE");
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(escrow(order)).isZero();
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
        assertThat(scene.confirm(buyer, scene.prepared(buyer, 10_000), Part.of("MONEY", 8_000),
                Part.byCoupon(coupon, 2_000)).status()).isEqualTo(200);
    }

    @Test
    void paysADiscountAsOftenAsAMemberMayHaveIt() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT);
        for (int i = 0; i < 2; i++) {
            assertThat(byDiscount(buyer, promotion, 5_000).status()).isEqualTo(200);
        }
        assertThat(byDiscount(buyer, promotion, 5_000).code()).isEqualTo("COUPON_TAKEN_BEFORE");
        assertThat(budget(promotion)).isEqualTo(3_000);
    }

    @Test
    void neverSpendsMoreThanItsBudget() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT);
        assertThat(byDiscount(buyer, promotion, 20_000).status()).isEqualTo(200);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);

        assertThat(scene.confirm(buyer, order, Part.of("MONEY", 8_000), discount(promotion, 2_000)).code())
                .isEqualTo("PROMOTION_EXHAUSTED");

        assertThat(budget(promotion)).isEqualTo(1_000);
        assertThat(scene.count("pay_coupon where promotion_id = " + promotion.value())).isEqualTo(1);
        assertThat(scene.confirm(buyer, order).status()).isEqualTo(200);
    }

    @Test
    void isNotForOrdersUnlessItSaysSo() {
        PromotionId promotion = TestPromotions.starts(context, Promotion.Kind.DISCOUNT, null, 20, null, 5_000);
        assertThat(byDiscount(buyer, promotion, 10_000).code()).isEqualTo("PROMOTION_DOES_NOT_HOLD");
        assertThat(byDiscount(buyer, starts(Promotion.Kind.COUPON), 10_000).code()).isEqualTo("PROMOTION_NOT_FOUND");
    }

    @Test
    void setsTheCouponAsideUntilTheCardCompanyHasAnswered() {
        PromotionId promotion = starts(Promotion.Kind.COUPON);
        String coupon = take(promotion);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);

        assertThat(byCard(order, "0002", coupon).code()).isEqualTo("CARD_SHORT");
        assertThat(state(coupon)).isEqualTo("FREE");
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(byCard(order, "0004", coupon).status()).isEqualTo(202);
        assertThat(state(coupon)).isEqualTo("HELD");
        assertThat(budget(promotion)).isEqualTo(3_000);
        scene.assertTheBooksAreRight();

        await().until(() -> scene.count("pay_payment where status = 'APPROVED' and id = " + order.payment()) == 1);
        assertThat(state(coupon)).isEqualTo("USED");
        assertThat(escrow(order)).isEqualTo(10_000);
        assertThat(scene.api.payment(buyer, order.orderId().value()).body().path("tenders").toString()).contains(
                "{\"kind\":\"CARD\",\"captured\":7000,\"refunded\":0}",
                "{\"kind\":\"COUPON\",\"captured\":2000,\"refunded\":0}");
        refund(order, leg("CARD", 7_000), leg("COUPON", 2_000), leg("MONEY", 1_000));
        assertThat(state(coupon)).isEqualTo("FREE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0003", "0004"})
    void givesTheCouponBackWhenAnOrderIsTakenBackWhoseChargeWasUnknown(String lastFour) {
        PromotionId promotion = starts(Promotion.Kind.COUPON);
        String coupon = take(promotion);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(byCard(order, lastFour, coupon).status()).isEqualTo(202);

        scene.tell(new OrderCancelRequested(scene.id(), scene.now(), order.orderId(), buyer.id()));

        await().until(() -> scene.count("pay_payment where status = 'CANCELED' and id = " + order.payment()) == 1);
        assertThat(state(coupon)).isEqualTo("FREE");
        assertThat(budget(promotion)).isEqualTo(5_000);
    }

    @Test
    void refusesWhatIsShortBesideOthersWhoArePaid() {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT);
        PromotionId exhausted = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 20,
                9,
                1_999);
        TestMember poor = scene.memberWith(1_000);
        TestMember pointless = scene.memberWith(50_000);
        scene.grantPoints(pointless.id(), 100, Duration.ofDays(30));
        PayScene.Prepared byPoints = scene.prepared(pointless, 10_000);

        List<Outcome<PaymentView>> outcomes = together(confirmed(scene.prepared(buyer, 10_000), promotion, 10_000),
                confirmed(scene.prepared(poor, 10_000), promotion, 10_000),
                confirmed(scene.prepared(buyer, 10_000), exhausted, 10_000),
                new ConfirmTogether.Confirmed(byPoints.orderId(), confirmation(10_000, TenderKind.POINTS, promotion),
                        null));

        assertThat(outcomes).extracting(outcome -> outcome.refusal() == null ? "" : code(outcome)).containsExactly("",
                "INSUFFICIENT_BALANCE", "PROMOTION_EXHAUSTED", "INSUFFICIENT_POINTS");
        assertThat(
                scene.count("pay_coupon where promotion_id in (" + promotion.value() + ", " + exhausted.value() + ")"))
                .isOne();
        assertThat(scene.number("select taken from pay_promotion where id = " + exhausted.value())).isZero();
        assertThat(budget(promotion)).isEqualTo(3_000);
    }

    @Test
    void leavesWhoWantsTheLastWonBesideOthersToATransactionOfTheirOwn() {
        PromotionId promotion = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 20,
                null, 3_000);
        TestMember other = scene.memberWith(50_000);
        ConfirmTogether.Confirmed covered = confirmed(scene.prepared(buyer, 10_000), promotion, 10_000);
        ConfirmTogether.Confirmed tooDear = confirmed(scene.prepared(other, 10_000), promotion, 10_000);

        assertThatThrownBy(() -> together(covered, tooDear)).isInstanceOf(IllegalStateException.class);

        assertThat(scene.count("pay_coupon where promotion_id = " + promotion.value())).isZero();
        assertThat(together(covered).getFirst().refusal()).isNull();
        assertThat(budget(promotion)).isEqualTo(1_000);
    }

    /** Else two instances, each with orders of both, would wait for each other. */
    @Test
    void issuesDiscountsInTheOrderOfTheirPromotionsNotOfTheOrders() {
        PromotionId older = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 20, 9,
                5_000);
        PromotionId younger = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 20, 9,
                5_000);
        PayScene.Prepared first = scene.prepared(buyer, 10_000);
        PayScene.Prepared second = scene.prepared(buyer, 10_000);
        assertThat(first.orderId().value()).isLessThan(second.orderId().value());

        together(confirmed(first, younger, 10_000), confirmed(second, older, 10_000));

        assertThat(issued(older)).isLessThan(issued(younger));
    }

    private long issued(PromotionId promotion) {
        return scene.number("select id from pay_coupon where promotion_id = " + promotion.value());
    }

    @Test
    void paysAnOrderByCardAndAnotherWithoutByOneDiscountAtOnce() throws Exception {
        PromotionId promotion = starts(Promotion.Kind.DISCOUNT);
        ConfirmTogether.Confirmed byMoney = confirmed(scene.prepared(buyer, 10_000), promotion, 10_000);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String card = scene.api.card(buyer, "9999");
        AtomicReference<PayApi.@Nullable Answer> byCard = new AtomicReference<>();

        new Overlap(context).of(() -> context.getBean(ConfirmTogether.class).confirm(0, List.of(byMoney)),
                () -> byCard.set(scene.confirm(buyer, order, Part.byCard(card, 8_000), discount(promotion, 2_000))));

        PayApi.Answer answer = Objects.requireNonNull(byCard.get());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(budget(promotion)).isEqualTo(1_000);
    }

    @Test
    void givesACouponsPartBackAfterThePurchaseStoodAndThePromotionEnded() {
        PromotionId promotion = starts(Promotion.Kind.COUPON);
        String coupon = take(promotion);
        scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(scene.confirm(buyer, order, Part.of("MONEY", 7_000), Part.byCoupon(coupon, 2_000),
                Part.of("POINTS", 1_000)).status()).isEqualTo(200);
        Tsid item = scene.id();
        Tsid seller = scene.id();
        scene.tell(new PurchaseConfirmed(scene.id(), scene.now(), order.orderId(), item, order.payment(), buyer.id(),
                seller, scene.id(), scene.id(), "제주 감귤", "5kg", "FRUIT", 1, Won.of(10_000), Won.ZERO, Won.ZERO,
                Won.ZERO,
                Won.of(10_000), List.of(new PurchaseConfirmed.Tender("MONEY", Won.of(7_000)),
                        new PurchaseConfirmed.Tender("COUPON", Won.of(2_000)),
                        new PurchaseConfirmed.Tender("POINTS", Won.of(1_000))),
                Won.of(1_000), Won.ZERO, Won.of(100), Won.of(8_900), true));
        await().until(() -> escrow(order) == 0);
        scene.sql("update pay_promotion set ends_at = utc_timestamp(6) where id = ?", promotion.value());

        Tsid refund = refund(new RefundRequested(scene.id(), scene.now(), scene.id(), order.orderId(), buyer.id(),
                order.payment(), List.of(leg("MONEY", 7_000), leg("COUPON", 2_000), leg("POINTS", 1_000)), "RETURNED",
                List.of(new RefundRequested.SellerShare(item, seller, Won.of(10_000), Won.ZERO, Won.of(1_000),
                        Won.ZERO, Won.of(100))),
                Won.ZERO));

        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(state(coupon)).isEqualTo("FREE");
        assertThat(escrow(order)).isZero();
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
        assertThat(journal("REFUND_COUPON", refund)).as("a budget is locked before the reserve")
                .isLessThan(journal("REFUND_POINTS", refund));
    }

    private long journal(String kind, Tsid reference) {
        return scene
                .number("select id from pay_journal where kind = '" + kind + "' and reference = '" + reference + "'");
    }

    @Test
    void noticesWhatIsNotAsThePromotionGave() {
        PromotionId promotion = starts(Promotion.Kind.COUPON);
        String coupon = take(promotion);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        byCard(order, "9999", coupon);
        long payment = order.payment().value();

        scene.sql("update pay_tender set captured = captured - 1 where kind = 'COUPON' and payment_id = ?", payment);
        scene.sql("update pay_card_attempt set coupon = coupon + 1 where payment_id = ?", payment);
        scene.sql("update pay_coupon set state = 'HELD' where payment_id = ?", payment);

        assertThat(context.getBean(BooksCheck.class).run()).contains(
                new Breach(Breach.Rule.ORDER_COUPON_DIFFERS_FROM_ITS_BUDGET, payment),
                new Breach(Breach.Rule.ORDER_ATTEMPT_DIFFERS_FROM_ITS_HOLDS, payment),
                new Breach(Breach.Rule.COUPON_DIFFERS_FROM_ITS_PAYMENT, payment));
        scene.sql("update pay_tender set captured = captured + 1 where kind = 'COUPON' and payment_id = ?", payment);
        scene.sql("update pay_card_attempt set coupon = coupon - 1 where payment_id = ?", payment);
        scene.sql("update pay_coupon set state = 'USED' where payment_id = ?", payment);
    }

    private PromotionId starts(Promotion.Kind kind) {
        return TestPromotions.forOrders(context, kind, Promotion.Place.ORDERS, 20, null, 5_000);
    }

    private String take(PromotionId promotion) {
        return scene.api.post(buyer, "/v1/pay/coupons", "{\"promotionId\":\"" + promotion.value() + "\"}").body()
                .path("id").asString();
    }

    private static Part discount(PromotionId promotion, long amount) {
        return Part.byDiscount(Long.toString(promotion.value()), amount);
    }

    private PayApi.Answer byDiscount(TestMember member, PromotionId promotion, long amount) {
        return scene.confirm(member, scene.prepared(member, amount), Part.of("MONEY", amount * 4 / 5),
                discount(promotion, amount / 5));
    }

    /** A fifth by the coupon, a tenth in money. */
    private PayApi.Answer byCard(PayScene.Prepared order, String lastFour, String coupon) {
        return scene.api.confirm(buyer, order.orderId().value(), order.paymentId(), UUID.randomUUID().toString(),
                Part.byCard(scene.api.card(buyer, lastFour), 7_000), Part.byCoupon(coupon, 2_000),
                Part.of("MONEY", 1_000));
    }

    private static ConfirmTogether.Confirmed confirmed(PayScene.Prepared order, PromotionId promotion, long amount) {
        return new ConfirmTogether.Confirmed(order.orderId(), confirmation(amount, TenderKind.MONEY, promotion), null);
    }

    private static Confirmation confirmation(long amount, TenderKind beside, PromotionId promotion) {
        return new Confirmation(Won.of(amount), new Tenders(List.of(new Tenders.Part(beside, Won.of(amount * 4 / 5)),
                new Tenders.Part(TenderKind.COUPON, Won.of(amount / 5),
                        new Tenders.By.Coupon(new CouponTender.Discount(promotion))))));
    }

    private static String code(Outcome<PaymentView> outcome) {
        return ((DomainException) Objects.requireNonNull(outcome.refusal())).code().name();
    }

    private List<Outcome<PaymentView>> together(ConfirmTogether.Confirmed... confirmed) {
        return context.getBean(TransactionTemplate.class)
                .execute(_ -> context.getBean(ConfirmTogether.class).confirm(0, List.of(confirmed)));
    }

    private static RefundRequested.Leg leg(String tender, long amount) {
        return new RefundRequested.Leg(tender, Won.of(amount));
    }

    private void refund(PayScene.Prepared order, RefundRequested.Leg... legs) {
        refund(new RefundRequested(scene.id(), scene.now(), scene.id(), order.orderId(), buyer.id(), order.payment(),
                List.of(legs), "BUYER_CANCELED"));
    }

    private Tsid refund(RefundRequested asked) {
        scene.tell(asked);
        await().until(() -> scene.count("pay_refund where status = 'COMPLETED' and id = " + asked.refundId()) == 1);
        return asked.refundId();
    }

    private String state(String coupon) {
        return scene.text("select state from pay_coupon where id = " + coupon);
    }

    private long budget(PromotionId promotion) {
        return TestPromotions.budget(scene, promotion);
    }

    private long escrow(PayScene.Prepared order) {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted - b.debit_pending), 0)"
                + " from pay_account a join pay_balance b on b.account_id = a.id"
                + " where a.kind = 'ORDER_ESCROW' and a.owner = " + order.orderId());
    }
}
