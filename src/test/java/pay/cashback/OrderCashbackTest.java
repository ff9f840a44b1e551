package pay.cashback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import commerce.events.PaymentStateAsked;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import member.events.MemberLeft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi.Part;
import pay.PayScene;
import pay.events.PaymentApproved;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.database.ConflictRetry;
import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Points for orders: a tenth of what is paid in money, 5,000 at most, from 1,000 on, twice for each member. */
@MadangTest
@TestPropertySource(properties = {"madang.pay.cashback.job-delay=200ms", "madang.pay.point.expiry-delay=200ms"})
class OrderCashbackTest {
    @Autowired
    ApplicationContext context;
    OrderScene scene;
    TestMember buyer;
    final List<PromotionId> started = new ArrayList<>();

    @BeforeEach
    void setTheStage() {
        scene = new OrderScene(context);
        buyer = scene.pay.memberWith(100_000);
    }

    /** Else it would hold for the orders of the next test. */
    @AfterEach
    void endsPromotions() {
        started.forEach(
                each -> scene.pay.sql("update pay_promotion set starts_at = '2020-01-01', ends_at = '2020-01-02'"
                        + " where id = ?", each.value()));
        scene.pay.assertTheBooksAreRight();
    }

    @Test
    void givesPointsAsItemsAreConfirmedAndKeepsTheBudgetForTheRest() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.pay.prepared(buyer, 20_000);
        assertThat(shown(order)).isEqualTo("EXPECTED 2000 0");
        assertThat(scene.pay.confirm(buyer, order).status()).isEqualTo(200);
        await().until(() -> shown(order).equals("PROMISED 2000 0"));
        assertThat(scene.budget(promotion)).isEqualTo(3_000);
        assertThat(scene.pay.points(buyer)).isZero();

        scene.confirms(order, buyer, 6_009);
        assertThat(scene.pay.points(buyer)).isEqualTo(600);
        assertThat(shown(order)).isEqualTo("PROMISED 2000 600");
        assertThat(scene.budget(promotion)).isEqualTo(3_000);
        scene.pay.assertTheBooksAreRight();
        scene.confirms(order, buyer, 13_991);

        assertThat(scene.pay.points(buyer)).isEqualTo(2_000);
        assertThat(shown(order)).isEqualTo("GIVEN 2000 2000");
        assertThat(scene.budget(promotion)).isEqualTo(3_000);
        assertThat(scene.pay.api.get(buyer, "/v1/pay/points/movements?limit=1").body().at("/items/0/kind").asString())
                .isEqualTo("CASHBACK");
        assertThat(scene.pay.number("select min(datediff(expires_at, granted_at)) from pay_point_lot where member_id = "
                + buyer.id())).isEqualTo(365);
        // What lapses of them is the promotion's again.
        scene.pay.sql(
                "update pay_point_lot set expires_at = utc_timestamp(6) - interval 1 second where programme_id = ?",
                promotion.value());
        await().until(() -> scene.budget(promotion) == 5_000);
    }

    @Test
    void roundsTheWholeAndNotItsParts() {
        starts(7, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 9_999);
        for (long money : List.of(3_333, 3_335, 33, 3_298)) {
            scene.confirms(order, buyer, money);
        }
        assertThat(scene.pay.points(buyer)).isEqualTo(699);
        assertThat(scene.state(order)).isEqualTo("PAID");
    }

    @Test
    void promisesNothingForWhatIsNotPaidInMoney() {
        PromotionId promotion = starts(10, null, 5_000);
        scene.pay.grantPoints(buyer.id(), 4_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.promised(buyer, 10_000, Part.of("MONEY", 6_000), Part.of("POINTS", 4_000));
        assertThat(scene.budget(promotion)).isEqualTo(4_400);
        scene.confirms(order, buyer, 6_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(600);
    }

    @Test
    void givesTheBudgetBackWhatIsPromisedForMoneyThatGoesBack() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        scene.confirms(order, buyer, 4_000);
        scene.refunds(order, buyer, 6_001);
        assertThat(shown(order)).isEqualTo("PROMISED 1399 400");
        assertThat(scene.budget(promotion)).isEqualTo(3_601);
        scene.confirms(order, buyer, 9_999);

        assertThat(scene.pay.points(buyer)).isEqualTo(1_399);
        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.budget(promotion)).isEqualTo(3_601);
    }

    @Test
    void endsAPromiseWithTheLastRefundOfWhatIsNotConfirmed() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        scene.confirms(order, buyer, 5_000);
        scene.refunds(order, buyer, 15_000);
        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.budget(promotion)).isEqualTo(4_500);
    }

    @Test
    void countsNoOrderThatWentBackWhole() {
        PromotionId promotion = starts(10, 2, 5_000);
        PayScene.Prepared first = scene.promised(buyer, 10_000);
        scene.promised(buyer, 10_000);
        PayScene.Prepared third = scene.pay.prepared(buyer, 10_000);
        assertThat(shown(third)).as("they have had it twice").isEqualTo("");
        scene.refunds(first, buyer, 10_000);

        assertThat(shown(first)).isEqualTo("LOST 0 0");
        assertThat(scene.budget(promotion)).isEqualTo(4_000);
        assertThat(shown(third)).isEqualTo("EXPECTED 1000 0");
        scene.promised(buyer, 10_000);
        assertThat(scene.pay.number("select taken from pay_promotion where id = " + promotion.value())).isEqualTo(2);
    }

    @Test
    void givesNothingBelowWhatThePromotionBeginsAt() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 1_500);
        scene.confirms(order, buyer, 700);
        assertThat(scene.pay.points(buyer)).as("less than 1,000 stands").isZero();
        scene.confirms(order, buyer, 300);
        assertThat(scene.pay.points(buyer)).isEqualTo(100);
        PayScene.Prepared small = scene.promised(buyer, 1_500);
        scene.refunds(small, buyer, 501);
        assertThat(scene.state(small)).isEqualTo("LOST");
        assertThat(scene.budget(promotion)).isEqualTo(4_850);
    }

    @Test
    void takesBackWhatWasGivenForAnItemThatIsReturned() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.confirms(order, buyer, 12_000);
        scene.returns(order, buyer, item, 12_000);
        assertThat(scene.pay.points(buyer)).isZero();
        assertThat(scene.budget(promotion)).as("800 can still come").isEqualTo(4_200);
        assertThat(scene.pay.api.balance(buyer)).isEqualTo(92_000);
        assertThat(shown(order)).isEqualTo("PROMISED 800 0");
        scene.confirms(order, buyer, 8_000);

        assertThat(scene.pay.points(buyer)).isEqualTo(800);
        assertThat(scene.budget(promotion)).isEqualTo(4_200);
        assertThat(scene.state(order)).isEqualTo("PAID");
    }

    @Test
    void takesPointsThatAreSpentOffTheMoneyThatGoesBack() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.confirms(order, buyer, 20_000);
        assertThat(scene.state(order)).isEqualTo("PAID");
        ends(promotion);
        scene.paid(buyer, 1_500, Part.of("POINTS", 1_500));
        scene.returns(order, buyer, item, 20_000);

        assertThat(scene.pay.points(buyer)).isZero();
        assertThat(scene.pay.api.balance(buyer)).isEqualTo(98_500);
        assertThat(scene.budget(promotion)).isEqualTo(5_000);
    }

    /** The cap gave all for the first item: when that comes back, the second one earns it after all. */
    @Test
    void promisesAnewWhatTheRestEarnsInsteadOfAReturnedItem() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 100_000);
        Tsid item = scene.confirms(order, buyer, 50_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(5_000);
        assertThat(scene.state(order)).isEqualTo("PAID");
        scene.returns(order, buyer, item, 50_000);
        assertThat(shown(order)).isEqualTo("PROMISED 5000 0");
        assertThat(scene.budget(promotion)).isZero();
        scene.confirms(order, buyer, 50_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(5_000);
    }

    @Test
    void comesToTheSameWhenAReturnIsToldBeforeItsPurchase() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.pay.id();
        scene.returns(order, buyer, item, 5_000);
        scene.pay.tell(scene.confirmed(order, buyer, item, 12_000));
        await().until(() -> scene.pay.points(buyer) == 700);
        scene.confirms(order, buyer, 8_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(1_500);
        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.budget(promotion)).isEqualTo(3_500);
    }

    @Test
    void givesWhatStoodBeforeThePaymentWasHeardOf() {
        PayScene.Prepared order = scene.paid(buyer, 20_000);
        await().until(() -> scene.pay
                .count("platform_event_delivery where listener = 'pay.cashback-on-payment-approved'") == 0);
        PromotionId promotion = starts(10, null, 5_000);
        scene.confirms(order, buyer, 8_000);
        assertThat(scene.pay.points(buyer)).isZero();

        scene.pay.tell(new PaymentStateAsked(scene.pay.id(), scene.pay.now(), order.orderId()));

        await().until(() -> scene.pay.points(buyer) == 800);
        assertThat(shown(order)).isEqualTo("PROMISED 2000 800");
        assertThat(scene.budget(promotion)).isEqualTo(3_000);
    }

    @Test
    void hasItsEffectOnceHoweverOftenItIsTold() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.confirms(order, buyer, 12_000);
        for (int i = 0; i < 5; i++) {
            deliver("pay.cashback-on-payment-approved", approved(order));
            PurchaseConfirmed again = scene.confirmed(order, buyer, item, 12_000);
            deliver("pay.cashback-on-purchase-confirmed", again);
        }
        assertThat(scene.pay.points(buyer)).isEqualTo(1_200);
        assertThat(shown(order)).isEqualTo("PROMISED 2000 1200");
        assertThat(scene.budget(promotion)).isEqualTo(3_000);
    }

    @Test
    void givesUpWhatIsNeverConfirmed() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        PayScene.Prepared other = scene.promised(buyer, 20_000);
        scene.confirms(order, buyer, 12_000);
        scene.pay.sql("update pay_cashback set promised_at = promised_at - interval 180 day,"
                + " due_at = due_at - interval 180 day where promotion_id = ?", promotion.value());
        await().until(() -> scene.budget(promotion) == 3_800);
        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.state(other)).isEqualTo("LOST");
        scene.confirms(order, buyer, 8_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(1_200);
    }

    /** Somebody else was promised what was given up, and then the time that an order has is made longer, or a clock is behind. */
    @Test
    void refundsAnOrderWhosePromiseWasGivenUpAndCannotBeHeldAnew() {
        PromotionId promotion = starts(10, null, 2_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        scene.confirms(order, buyer, 12_000);
        String later = "update pay_cashback set promised_at = promised_at - interval %d day,"
                + " due_at = due_at - interval %1$d day where payment_id = " + order.payment();
        scene.pay.sql(later.formatted(180));
        await().until(() -> scene.state(order).equals("PAID"));
        scene.promised(scene.pay.memberWith(8_000), 8_000);
        assertThat(scene.budget(promotion)).isZero();
        scene.pay.sql(later.formatted(-180));

        scene.refunds(order, buyer, 1_000);

        assertThat(scene.pay.api.balance(buyer)).isEqualTo(81_000);
        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.pay.points(buyer)).isEqualTo(1_200);
    }

    /** Half of what is confirmed comes back, with all that is not, by one refund: so half of it counts as confirmed. */
    @Test
    void takesPointsBackForThePartThatWasPaidInMoney() {
        PromotionId promotion = starts(10, null, 5_000);
        scene.pay.grantPoints(buyer.id(), 4_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.promised(buyer, 10_000, Part.of("MONEY", 6_000), Part.of("POINTS", 4_000));
        Tsid item = scene.confirms(order, buyer, 3_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(300);
        scene.returns(order, buyer, item, 2_500, new RefundRequested.Leg("MONEY", Won.of(3_000)),
                new RefundRequested.Leg("POINTS", Won.of(2_000)));

        assertThat(scene.pay.points(buyer)).as("2,000 back, 150 kept").isEqualTo(2_150);
        assertThat(scene.pay.api.balance(buyer)).isEqualTo(97_000);
        assertThat(shown(order)).isEqualTo("PROMISED 300 150");
        assertThat(scene.budget(promotion)).isEqualTo(4_700);
    }

    @Test
    void takesPointsOffTheMoneyOfAFrozenMember() {
        PromotionId promotion = starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.confirms(order, buyer, 12_000);
        FrozenMembers.freeze(context, buyer);
        scene.returns(order, buyer, item, 12_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(1_200);
        assertThat(scene.budget(promotion)).as("800 can still come").isEqualTo(4_200);
        scene.confirms(order, buyer, 8_000);
        assertThat(scene.pay.points(buyer)).isEqualTo(2_000);
    }

    @Test
    void givesNothingMoreToWhoHasLeft() {
        PromotionId promotion = starts(10, null, 5_000);
        TestMember leaver = scene.pay.memberWith(20_000);
        PayScene.Prepared order = scene.promised(leaver, 20_000);
        Tsid item = scene.confirms(order, leaver, 12_000);
        scene.pay.tell(new MemberLeft(scene.pay.id(), scene.pay.now(), leaver.id()));
        await().until(() -> scene.pay.count("pay_wallet where status = 'CLOSED' and member_id = " + leaver.id()) == 1);
        scene.confirms(order, leaver, 8_000);

        assertThat(scene.state(order)).isEqualTo("PAID");
        assertThat(scene.pay.number("select paid from pay_cashback where payment_id = " + order.payment()))
                .isEqualTo(1_200);
        assertThat(scene.budget(promotion)).isGreaterThanOrEqualTo(3_800);
        scene.returns(order, leaver, item, 12_000);
        assertThat(scene.state(order)).isEqualTo("PAID");
    }

    @Test
    void comesToTheSameWhenAnItemIsConfirmedWhileTheOtherGoesBack() throws Exception {
        PromotionId promotion = starts(10, null, 50_000);
        for (int round = 0; round < 10; round++) {
            TestMember each = scene.pay.memberWith(20_000);
            PayScene.Prepared order = scene.promised(each, 20_000);
            PurchaseConfirmed confirmed = scene.confirmed(order, each, scene.pay.id(), 12_000);
            RefundRequested refund = scene.refund(order, each, 8_000);
            atOnce(() -> deliver("pay.cashback-on-purchase-confirmed", confirmed),
                    () -> deliver("pay.refund-on-refund-requested", refund));

            assertThat(scene.pay.points(each)).as("round %d", round).isEqualTo(1_200);
            assertThat(scene.state(order)).as("round %d", round).isEqualTo("PAID");
            assertThat(scene.budget(promotion)).as("round %d", round).isEqualTo(50_000 - (round + 1) * 1_200L);
        }
    }

    /** Sixteen who paid want the last won of a budget that is enough for eight. */
    @Test
    void neverPromisesMoreThanTheBudgetHoweverManyWantItAtOnce() throws Exception {
        List<PayScene.Prepared> orders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TestMember each = scene.pay.memberWith(20_000);
            orders.add(scene.paid(each, 10_000));
            orders.add(scene.paid(each, 10_000));
        }
        await().until(() -> scene.pay
                .count("platform_event_delivery where listener = 'pay.cashback-on-payment-approved'") == 0);
        PromotionId promotion = starts(10, 100, 8_999);
        PromiseForOrders promise = context.getBean(PromiseForOrders.class);
        atOnce(orders.stream().<Runnable>map(order -> () -> promise.promise(List.of(approved(order))))
                .toArray(Runnable[]::new));
        assertThat(scene.pay.count("pay_cashback where promotion_id = " + promotion.value())).isEqualTo(8);
        assertThat(scene.budget(promotion)).isEqualTo(999);
        assertThat(scene.pay.number("select taken from pay_promotion where id = " + promotion.value())).isEqualTo(8);
    }

    @Test
    void noticesWhatItsPaymentDoesNotBearOut() {
        starts(10, null, 5_000);
        PayScene.Prepared order = scene.promised(buyer, 20_000);
        Tsid item = scene.confirms(order, buyer, 12_000);
        long payment = order.payment().value();
        Breach breach = new Breach(Breach.Rule.ORDER_CASHBACK_DIFFERS_FROM_ITS_PAYMENT, payment);
        for (String wrong : List.of("update pay_cashback set order_id = order_id + %d where payment_id = " + payment,
                "update pay_cashback set paid = paid + %d where payment_id = " + payment,
                "update pay_cashback set points = points - %d where payment_id = " + payment,
                "update pay_cashback_item set money = money + 8000 * %d where item_id = " + item)) {
            scene.pay.sql(wrong.formatted(1));
            assertThat(context.getBean(BooksCheck.class).run()).as(wrong).contains(breach);
            scene.pay.sql(wrong.formatted(-1));
        }
    }

    private PromotionId starts(int percent, Integer stock, long budget) {
        PromotionId promotion = TestPromotions.forOrders(context, Promotion.Kind.CASHBACK, Promotion.Place.ORDERS,
                percent, stock, budget);
        started.add(promotion);
        return promotion;
    }

    /** Nobody is promised anything of it from now on. */
    private void ends(PromotionId promotion) {
        scene.pay.sql("update pay_promotion set ends_at = utc_timestamp(6) where id = ?", promotion.value());
    }

    /** Its state, the points that it says, and those that were given. */
    private String shown(PayScene.Prepared order) {
        JsonNode cashback = Objects.requireNonNull(
                scene.pay.api.payment(buyer, order.orderId().value()).body().path("cashback"));
        return cashback.isObject()
                ? cashback.path("state").asString() + " " + cashback.path("points").asLong() + " "
                        + cashback.path("given").asLong()
                : "";
    }

    private PaymentApproved approved(PayScene.Prepared order) {
        return new PaymentApproved(scene.pay.id(), scene.pay.now(), order.payment(), order.orderId(), buyer.id(),
                "제주 감귤", Won.of(order.amount()), List.of(), 1);
    }

    /** Each as a delivery is made again. */
    private static void atOnce(Runnable... all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.length);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(Stream.of(all).<Callable<Boolean>>map(each -> () -> {
                start.await();
                return ConflictRetry.call(() -> {
                    each.run();
                    return true;
                });
            }).toList());
            for (var each : done) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private void deliver(String listener, DomainEvent event) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> scene.pay.deliverHere(listener, event));
    }
}
