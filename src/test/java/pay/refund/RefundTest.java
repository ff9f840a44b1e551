package pay.refund;

import java.time.Duration;
import java.util.List;

import commerce.events.PaymentStateAsked;
import commerce.events.RefundRequested;
import member.events.MemberLeft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@MadangTest
class RefundTest {
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void givesMoneyBackInParts() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared paid = paid(buyer, 30_000);

        awaitStatus(ask(buyer, paid, 10_000), "COMPLETED");
        awaitStatus(ask(buyer, paid, 20_000), "COMPLETED");

        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
        awaitTold(paid, "pay.refund-completed", 2);
    }

    @Test
    void neverGivesBackMoreThanWasPaid() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared paid = paid(buyer, 30_000);
        awaitStatus(ask(buyer, paid, 20_000), "COMPLETED");

        awaitStatus(ask(buyer, paid, 10_001), "FAILED");

        assertThat(scene.api.balance(buyer)).isEqualTo(40_000);
        awaitTold(paid, "pay.refund-failed", 1);
    }

    @Test
    void givesBackNothingOfAnOrderThatIsNotPaid() {
        TestMember buyer = scene.memberWith(50_000);

        awaitStatus(ask(buyer, scene.prepared(buyer, 30_000), 1), "FAILED");
    }

    @Test
    void refundsOnceAndAnswersAgain() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared paid = paid(buyer, 30_000);
        Tsid refund = ask(buyer, paid, 10_000);
        awaitTold(paid, "pay.refund-completed", 1);

        ask(refund, buyer, paid, new RefundRequested.Leg("MONEY", Won.of(10_000)));

        awaitTold(paid, "pay.refund-completed", 2);
        assertThat(scene.api.balance(buyer)).isEqualTo(30_000);
    }

    @Test
    void sendsWhatTheWalletMayNotHoldToTheBank() {
        TestMember buyer = scene.memberWith(2_000_000);
        PayScene.Prepared paid = paid(buyer, 500_000);
        topUp(buyer, 400_000);

        awaitStatus(ask(buyer, paid, 300_000), "COMPLETED");

        assertThat(scene.api.balance(buyer)).isEqualTo(2_000_000);
        assertThat(scene.count("pay_bank_transfer where direction = 'OUT' and status = 'DONE' and amount = 200000 "
                + "and member_id = " + buyer.id())).isEqualTo(1);
        awaitTold(paid, "pay.refund-completed", 1);
    }

    @Test
    void keepsInTheWalletWhatTheBankWouldNotHave() {
        TestMember buyer = scene.member();
        scene.api.link(buyer, PayScene.accountNumber("0005"));
        String good = scene.api.link(buyer, PayScene.accountNumber("9999"));
        assertThat(scene.api.topUp(buyer, good, 2_000_000).status()).isEqualTo(201);
        PayScene.Prepared paid = paid(buyer, 500_000);
        assertThat(scene.api.topUp(buyer, good, 400_000).status()).isEqualTo(201);

        awaitStatus(ask(buyer, paid, 300_000), "COMPLETED");

        assertThat(scene.api.balance(buyer)).isEqualTo(2_200_000);
    }

    @Test
    void findsOutWhatTheBankDidWithARefund() {
        TestMember buyer = scene.member();
        scene.api.link(buyer, PayScene.accountNumber("0004"));
        String good = scene.api.link(buyer, PayScene.accountNumber("9999"));
        assertThat(scene.api.topUp(buyer, good, 2_000_000).status()).isEqualTo(201);
        PayScene.Prepared paid = paid(buyer, 10_000);
        assertThat(scene.api.topUp(buyer, good, 10_000).status()).isEqualTo(201);

        awaitStatus(ask(buyer, paid, 10_000), "COMPLETED");

        assertThat(scene.api.balance(buyer)).isEqualTo(2_000_000);
    }

    @Test
    void sendsALateRefundToTheRetainedAccount() {
        TestMember buyer = scene.memberWith(30_000);
        PayScene.Prepared paid = paid(buyer, 30_000);
        scene.tell(new MemberLeft(scene.id(), scene.now(), buyer.id()));
        await().until(() -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + buyer.id()) == 1);

        awaitStatus(ask(buyer, paid, 30_000), "COMPLETED");

        assertThat(scene.count("pay_bank_transfer where direction = 'OUT' and status = 'DONE' and amount = 30000 "
                + "and member_id = " + buyer.id())).isEqualTo(1);
    }

    @Test
    void tellsAnApprovedPaymentAgainAtTheSameVersion() {
        TestMember buyer = scene.memberWith(30_000);
        PayScene.Prepared paid = paid(buyer, 30_000);
        awaitTold(paid, "pay.payment-approved", 1);

        scene.tell(new PaymentStateAsked(scene.id(), scene.now(), paid.orderId()));

        awaitTold(paid, "pay.payment-approved", 2);
        assertThat(scene.count("(select distinct json_value(body, '$.version') from platform_event_log "
                + "where type = 'pay.payment-approved' and aggregate_id = " + paid.paymentId() + ") versions"))
                .isEqualTo(1);
    }

    @Test
    void givesPointsBackToTheLotsThatTheyCameFromBesideTheMoney() {
        TestMember buyer = scene.memberWith(10_000);
        Tsid first = scene.grantPoints(buyer.id(), 300, Duration.ofDays(3));
        Tsid last = scene.grantPoints(buyer.id(), 500, Duration.ofDays(90));
        PayScene.Prepared paid = scene.prepared(buyer, 1_000);
        assertThat(scene.confirm(buyer, paid, 600).status()).isEqualTo(200);
        assertThat(scene.points(buyer)).isEqualTo(400);

        awaitStatus(ask(buyer, paid, new RefundRequested.Leg("MONEY", Won.of(200)),
                new RefundRequested.Leg("POINTS", Won.of(150))), "COMPLETED");

        assertThat(scene.api.balance(buyer)).isEqualTo(9_600);
        assertThat(scene.pointsLeft(first)).isEqualTo(50);
        assertThat(scene.pointsLeft(last)).isEqualTo(500);
        awaitStatus(ask(buyer, paid, new RefundRequested.Leg("POINTS", Won.of(251))), "FAILED");
        awaitStatus(ask(buyer, paid, new RefundRequested.Leg("MONEY", Won.of(400)),
                new RefundRequested.Leg("POINTS", Won.of(250))), "COMPLETED");
        assertThat(scene.api.balance(buyer)).isEqualTo(10_000);
        assertThat(scene.points(buyer)).isEqualTo(800);
    }

    @Test
    void keepsThePointsOfWhoHasLeft() {
        TestMember buyer = scene.member();
        scene.grantPoints(buyer.id(), 300, Duration.ofDays(3));
        PayScene.Prepared paid = scene.prepared(buyer, 300);
        assertThat(scene.confirm(buyer, paid, 0).status()).isEqualTo(200);
        scene.tell(new MemberLeft(scene.id(), scene.now(), buyer.id()));
        await().until(() -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + buyer.id()) == 1);

        Tsid refund = ask(buyer, paid, new RefundRequested.Leg("POINTS", Won.of(300)));

        awaitStatus(refund, "COMPLETED");
        assertThat(scene.number("select m.amount from pay_journal j join pay_movement m on m.journal_id = j.id"
                + " join pay_account a on a.id = m.credit_account and a.kind = 'LAPSED_POINTS'"
                + " where j.kind = 'REFUND_POINTS' and j.reference = '" + refund + "'")).isEqualTo(300);
    }

    private PayScene.Prepared paid(TestMember buyer, long amount) {
        PayScene.Prepared prepared = scene.prepared(buyer, amount);
        assertThat(scene.confirm(buyer, prepared).status()).isEqualTo(200);
        return prepared;
    }

    private void topUp(TestMember member, long amount) {
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("id")
                .asString();
        assertThat(scene.api.topUp(member, account, amount).status()).isEqualTo(201);
    }

    private Tsid ask(TestMember buyer, PayScene.Prepared prepared, long amount) {
        return ask(buyer, prepared, new RefundRequested.Leg("MONEY", Won.of(amount)));
    }

    private Tsid ask(TestMember buyer, PayScene.Prepared prepared, RefundRequested.Leg... legs) {
        Tsid refund = scene.id();
        ask(refund, buyer, prepared, legs);
        return refund;
    }

    private void ask(Tsid refund, TestMember buyer, PayScene.Prepared prepared, RefundRequested.Leg... legs) {
        scene.tell(new RefundRequested(scene.id(), scene.now(), refund, prepared.orderId(), buyer.id(),
                prepared.payment(), List.of(legs), "BUYER_CANCELED"));
    }

    private void awaitStatus(Tsid refund, String status) {
        await().until(() -> scene.count("pay_refund where status = '" + status + "' and id = " + refund) == 1);
    }

    private void awaitTold(PayScene.Prepared prepared, String type, int times) {
        await().until(() -> scene.count("platform_event_log where type = '" + type + "' and aggregate_id = "
                + prepared.paymentId()) == times);
    }
}
