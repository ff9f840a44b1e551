package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import commerce.events.OrderCancelRequested;
import commerce.events.RefundRequested;
import member.events.MemberLeft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Orders of which a card pays a part; its last four digits say what the provider in the box does. */
@MadangTest
class OrderByCardTest {
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
    void paysByCardMoneyAndPointsAndGivesEachBackWhereItCameFrom() {
        scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String card = card("9999");
        String key = UUID.randomUUID().toString();

        PayApi.Answer paid = scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key);

        assertThat(paid.status()).as(paid.response().body()).isEqualTo(200);
        assertThat(paid.body().path("status").asString()).isEqualTo("APPROVED");
        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key).status()).isEqualTo(200);
        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 999, key).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(scene.api.balance(buyer)).isEqualTo(47_000);
        assertThat(scene.points(buyer)).isZero();
        assertThat(escrow(order)).isEqualTo(10_000);
        awaitTold(order, "pay.payment-approved", 1);

        awaitCompleted(refund(order, leg("CARD", 2_000), leg("MONEY", 1_000)));
        assertThat(scene.api.balance(buyer)).isEqualTo(48_000);
        awaitCompleted(refund(order, leg("CARD", 4_000), leg("MONEY", 2_000), leg("POINTS", 1_000)));

        assertThat(escrow(order)).isZero();
        assertThat(scene.points(buyer)).isEqualTo(1_000);
        assertThat(scene.number("select canceled from pay_card_request where kind = 'CHARGE' and purpose_id = "
                + order.payment())).isEqualTo(6_000);
        awaitTold(order, "pay.refund-completed", 2);
    }

    @Test
    void paysByCardAlone() {
        PayScene.Prepared order = scene.prepared(buyer, 60_000);

        assertThat(byCard(order, "9999", 0).body().path("tenders").path(0).path("captured").asLong())
                .isEqualTo(60_000);

        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
        Tsid refund = refund(order, leg("CARD", 60_001));
        await().until(() -> scene.count("pay_refund where status = 'FAILED' and id = " + refund) == 1);
    }

    @Test
    void isReadyAgainWhenTheCardIsRefused() {
        scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String card = card("0002");
        String key = UUID.randomUUID().toString();

        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key).code()).isEqualTo("CARD_SHORT");

        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key).code()).isEqualTo("CARD_SHORT");
        assertThat(status(order)).isEqualTo("READY");
        assertThat(scene.api.wallet(buyer).body().path("available").asLong()).isEqualTo(50_000);
        // The points are set aside from the same lot once more.
        assertThat(scene.api.confirmByCard(buyer, order, card("9999"), 3_000, 1_000, UUID.randomUUID().toString())
                .status()).isEqualTo(200);
        assertThat(scene.api.balance(buyer)).isEqualTo(47_000);
        awaitTold(order, "pay.payment-prepared", 1);
    }

    @Test
    void isUnknownUntilTheCardCompanyIsAskedAndThenPaid() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String card = card("0004");
        String key = UUID.randomUUID().toString();

        PayApi.Answer first = scene.api.confirmByCard(buyer, order, card, 3_000, 0, key);

        assertThat(first.status()).as(first.response().body()).isEqualTo(202);
        assertThat(first.body().path("status").asString()).isEqualTo("UNKNOWN");
        PayApi.Answer other = scene.confirm(buyer, order);
        assertThat(other.code()).isEqualTo("PAYMENT_UNKNOWN");
        assertThat(other.header("Retry-After")).isEqualTo("5");
        assertThat(scene.api.wallet(buyer).body().path("available").asLong()).isEqualTo(47_000);
        await().until(() -> status(order).equals("APPROVED"));
        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 0, key).status()).isEqualTo(200);
        assertThat(escrow(order)).isEqualTo(10_000);
        awaitTold(order, "pay.payment-approved", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0003", "0004"})
    void undoesAChargeOfUnknownOutcomeWhenTheOrderIsTakenBack(String lastFour) {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(byCard(order, lastFour, 3_000).status()).isEqualTo(202);

        scene.tell(new OrderCancelRequested(scene.id(), scene.now(), order.orderId(), buyer.id()));

        await().until(() -> status(order).equals("CANCELED"));
        awaitTold(order, "pay.payment-canceled", 1);
        assertThat(scene.count("platform_event_log where type = 'pay.payment-approved' and aggregate_id = "
                + order.paymentId())).isZero();
        assertThat(scene.api.wallet(buyer).body().path("available").asLong()).isEqualTo(50_000);
        assertThat(scene.number("select coalesce(sum(s.amount - s.canceled), 0) from pay_sandbox_charge s"
                + " join pay_card_request r on r.id = s.request_id where s.outcome = 'DONE' and r.purpose_id = "
                + order.payment())).isZero();
    }

    @Test
    void isOverWhenAChargeIsStillUnknownAMinuteAfterItsTime() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(byCard(order, "0003", 3_000).status()).isEqualTo(202);

        scene.sql("update pay_payment set pay_by = utc_timestamp(6) where id = ?", order.payment().value());
        scene.sql("update pay_card_request set wanted_until = utc_timestamp(6), next_step_at = utc_timestamp(6)"
                + " where purpose_id = ?", order.payment().value());

        await().until(() -> status(order).equals("EXPIRED"));
        awaitTold(order, "pay.payment-expired", 1);
        assertThat(scene.api.wallet(buyer).body().path("available").asLong()).isEqualTo(50_000);
    }

    @Test
    void letsAMemberGoOnlyWhenItIsKnownWhatBecameOfTheCharge() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(byCard(order, "0003", 3_000).status()).isEqualTo(202);
        scene.tell(new MemberLeft(scene.id(), scene.now(), buyer.id()));
        await().until(() -> scene.count("platform_event_delivery d join platform_event_log e on e.id = d.event_id"
                + " where d.listener = 'pay.leaving-on-member-left' and d.attempts > 0 and e.body like '%" + buyer.id()
                + "%'") == 1);

        scene.sql("update pay_payment set pay_by = utc_timestamp(6) where id = ?", order.payment().value());
        scene.sql("update pay_card_request set wanted_until = utc_timestamp(6), next_step_at = utc_timestamp(6)"
                + " where purpose_id = ?", order.payment().value());

        await().until(() -> scene.count("pay_bank_transfer where purpose = 'LEAVING' and status = 'DONE'"
                + " and amount = 50000 and member_id = " + buyer.id()) == 1);
    }

    @Test
    void givesInMoneyWhatTheCardCompanyDoesNotTakeBack() {
        PayScene.Prepared order = scene.prepared(buyer, 60_000);
        byCard(order, "0007", 0);

        awaitCompleted(refund(order, leg("CARD", 60_000)));

        assertThat(scene.api.balance(buyer)).isEqualTo(110_000);
        assertThat(escrow(order)).isZero();
        awaitTold(order, "pay.refund-completed", 1);
    }

    @Test
    void sendsWhatTheWalletMayNotHoldOfThatToTheBank() {
        TestMember rich = scene.memberWith(1_990_000);
        PayScene.Prepared order = scene.prepared(rich, 60_000);
        assertThat(scene.api.confirmByCard(rich, order, scene.api.card(rich, "0007"), 0, 0,
                UUID.randomUUID().toString()).status()).isEqualTo(200);

        Tsid refund = scene.id();
        scene.tell(new RefundRequested(scene.id(), scene.now(), refund, order.orderId(), rich.id(), order.payment(),
                List.of(leg("CARD", 60_000)), "BUYER_CANCELED"));

        awaitCompleted(refund);
        assertThat(scene.api.balance(rich)).isEqualTo(2_000_000);
        assertThat(scene.count("pay_bank_transfer where direction = 'OUT' and status = 'DONE' and amount = 50000 "
                + "and member_id = " + rich.id())).isEqualTo(1);
    }

    @Test
    void isPendingUntilTheCardCompanyHasAnsweredToACancel() {
        PayScene.Prepared order = scene.prepared(buyer, 60_000);
        byCard(order, "0006", 0);

        Tsid refund = refund(order, leg("CARD", 60_000));

        await().until(() -> scene.count("pay_refund where status = 'PENDING' and id = " + refund) == 1);
        awaitCompleted(refund);
        assertThat(escrow(order)).isZero();
    }

    @Test
    void refusesSomebodyElsesCardAndWhatTheWalletLacks() {
        PayScene.Prepared order = scene.prepared(buyer, 60_000);
        TestMember other = scene.member();

        PayApi.Answer stolen = scene.api.confirmByCard(buyer, order, scene.api.card(other, "9999"), 0, 0,
                UUID.randomUUID().toString());

        assertThat(stolen.code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(byCard(order, "9999", 50_001).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(scene.api.confirmByCard(buyer, order, card("9999"), 0, 1, UUID.randomUUID().toString()).code())
                .isEqualTo("INSUFFICIENT_POINTS");
        assertThat(status(order)).isEqualTo("READY");
        assertThat(scene.count("pay_card_request where purpose_id = " + order.payment())).isZero();
    }

    @Test
    void chargesOnceOfManyConfirmationsAtOnce() throws Exception {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String card = card("9999");

        List<Integer> statuses = Race.atOnce(IntStream.range(0, 12).<Callable<Integer>>mapToObj(i -> () -> (i % 2 == 0
                ? scene.api.confirmByCard(buyer, order, card, 3_000, 0, UUID.randomUUID().toString())
                : scene.confirm(buyer, order)).status()).toList());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409).hasSize(12);
        assertThat(status(order)).isEqualTo("APPROVED");
        assertThat(escrow(order)).isEqualTo(10_000);
    }

    @Test
    void noticesWhatIsNotAsTheCardWasCharged() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        byCard(order, "9999", 3_000);
        Tsid refund = refund(order, leg("CARD", 1_000));
        awaitCompleted(refund);
        long payment = order.payment().value();

        scene.sql("update pay_card_request set amount = amount + 1 where kind = 'CHARGE' and purpose_id = ?", payment);
        scene.sql("update pay_card_attempt set money = money + 1 where payment_id = ?", payment);
        scene.sql("update pay_refund_card set hold = 1 where refund_id = ?", refund.value());

        assertThat(context.getBean(BooksCheck.class).run()).contains(
                new Breach(Breach.Rule.ORDER_CARD_DIFFERS_FROM_ITS_CHARGE, payment),
                new Breach(Breach.Rule.ORDER_ATTEMPT_DIFFERS_FROM_ITS_HOLDS, payment),
                new Breach(Breach.Rule.REFUND_DIFFERS_FROM_ITS_PARTS, refund.value()));
        scene.sql("update pay_card_request set amount = amount - 1 where kind = 'CHARGE' and purpose_id = ?", payment);
        scene.sql("update pay_card_attempt set money = money - 1 where payment_id = ?", payment);
        scene.sql("update pay_refund_card set hold = (select m.id from pay_journal j join pay_movement m"
                + " on m.journal_id = j.id where j.kind = 'REFUND_TO_CARD_BEGUN' and j.reference = cast(cancel_id as char))"
                + " where refund_id = ?", refund.value());
    }

    private String card(String lastFour) {
        return scene.api.card(buyer, lastFour);
    }

    private PayApi.Answer byCard(PayScene.Prepared order, String lastFour, long money) {
        return scene.api.confirmByCard(buyer, order, card(lastFour), money, 0, UUID.randomUUID().toString());
    }

    private static RefundRequested.Leg leg(String tender, long amount) {
        return new RefundRequested.Leg(tender, Won.of(amount));
    }

    private Tsid refund(PayScene.Prepared order, RefundRequested.Leg... legs) {
        Tsid refund = scene.id();
        scene.tell(new RefundRequested(scene.id(), scene.now(), refund, order.orderId(), buyer.id(), order.payment(),
                List.of(legs), "BUYER_CANCELED"));
        return refund;
    }

    private void awaitCompleted(Tsid refund) {
        await().until(() -> scene.count("pay_refund where status = 'COMPLETED' and id = " + refund) == 1);
    }

    private void awaitTold(PayScene.Prepared order, String type, int times) {
        await().until(() -> scene.count("platform_event_log where type = '" + type + "' and aggregate_id = "
                + order.paymentId()) == times);
    }

    private String status(PayScene.Prepared order) {
        return scene.api.payment(buyer, order.orderId().value()).body().path("status").asString();
    }

    /** What lies for the order, less what is on its way out of it. */
    private long escrow(PayScene.Prepared order) {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted - b.debit_pending), 0)"
                + " from pay_account a join pay_balance b on b.account_id = a.id"
                + " where a.kind = 'ORDER_ESCROW' and a.owner = " + order.orderId());
    }
}
