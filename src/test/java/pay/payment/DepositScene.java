package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A buyer with a wallet, points and a bank account, and orders that wait for deposits at the bank in the box. */
@MadangTest
abstract class DepositScene {
    @Autowired
    ApplicationContext context;
    PayScene scene;
    TestMember buyer;
    String refundAccount;
    Tsid points;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        buyer = scene.memberWith(50_000);
        points = scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        refundAccount = scene.api.link(buyer, PayScene.accountNumber("9999"));
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    PayApi.Answer byDeposit(PayScene.Prepared order, long money, long byPoints, String key) {
        return scene.api.confirm(buyer, order.orderId().value(), order.paymentId(), key,
                PayApi.Part.byDeposit(refundAccount, order.amount() - money - byPoints),
                PayApi.Part.of("MONEY", money), PayApi.Part.of("POINTS", byPoints));
    }

    PayApi.Answer byDeposit(PayScene.Prepared order, long money) {
        return byDeposit(order, money, 0, UUID.randomUUID().toString());
    }

    /** An order that waits for its deposit. */
    PayScene.Prepared waits(long amount, long money) {
        PayScene.Prepared order = scene.prepared(buyer, amount);
        PayApi.Answer answer = byDeposit(order, money);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(status(order)).isEqualTo("WAITING_FOR_DEPOSIT");
        return order;
    }

    /** One whose deposit has come. */
    PayScene.Prepared paid(long amount, long money) {
        PayScene.Prepared order = waits(amount, money);
        assertThat(deposit(order, amount - money)).isEqualTo("EXACT");
        return order;
    }

    String number(PayScene.Prepared order) {
        return scene.text("select number from pay_virtual_account where payment_id = " + order.payment());
    }

    String deposit(PayScene.Prepared order, long amount) {
        return deposit(order, amount, UUID.randomUUID().toString());
    }

    String deposit(PayScene.Prepared order, long amount, String reference) {
        return scene.api.deposit(number(order), amount, reference).body().path("verdict").asString();
    }

    static RefundRequested.Leg leg(String tender, long amount) {
        return new RefundRequested.Leg(tender, Won.of(amount));
    }

    Tsid refund(PayScene.Prepared order, RefundRequested.Leg... legs) {
        Tsid refund = scene.id();
        scene.tell(new RefundRequested(scene.id(), scene.now(), refund, order.orderId(), buyer.id(), order.payment(),
                List.of(legs), "BUYER_CANCELED"));
        return refund;
    }

    void awaitCompleted(Tsid refund) {
        await().until(() -> scene.count("pay_refund where status = 'COMPLETED' and id = " + refund) == 1);
    }

    void awaitTold(PayScene.Prepared order, String type, int times) {
        await().until(() -> told(order, type) == times);
    }

    long told(PayScene.Prepared order, String type) {
        return scene.count("platform_event_log where type = '" + type + "' and aggregate_id = " + order.paymentId());
    }

    void awaitReturned(PayScene.Prepared order, int deposits) {
        await().until(() -> scene.count("pay_deposit d join pay_virtual_account v on v.id = d.virtual_account_id"
                + " where d.state = 'RETURNED' and v.payment_id = " + order.payment()) == deposits);
    }

    String status(PayScene.Prepared order) {
        return scene.text("select status from pay_payment where id = " + order.payment());
    }

    long available() {
        return scene.api.wallet(buyer).body().path("available").asLong();
    }

    /** What lies for the order, less what is on its way out of it. */
    long escrow(PayScene.Prepared order) {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted - b.debit_pending), 0)"
                + " from pay_account a join pay_balance b on b.account_id = a.id"
                + " where a.kind = 'ORDER_ESCROW' and a.owner = " + order.orderId());
    }
}
