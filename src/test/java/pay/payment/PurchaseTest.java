package pay.payment;

import java.time.Duration;
import java.util.UUID;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import member.events.DeviceRevoked;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import pay.PayApi;
import pay.PayScene;
import platform.id.Tsid;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class PurchaseTest {
    @Autowired
    JdbcTemplate jdbc;
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @Test
    void takesTheMoneyOfAnOrderThatItsMemberConfirms() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);

        PayApi.Answer answer = scene.confirm(buyer, prepared);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo("APPROVED");
        assertThat(answer.body().path("tenders").path(0).path("captured").asLong()).isEqualTo(37_400);
        assertThat(scene.api.balance(buyer)).isEqualTo(12_600);
        assertThat(scene.api.payment(buyer, prepared.orderId().value()).body().path("status").asString())
                .isEqualTo("APPROVED");
        PayApi.Answer movements = scene.api.get(buyer, "/v1/pay/wallet/movements");
        assertThat(movements.body().path("items").size()).isEqualTo(2);
        assertThat(movements.body().path("items").path(0).path("amount").asLong()).isEqualTo(-37_400);
        assertThat(movements.body().path("items").path(0).path("balance").asLong()).isEqualTo(12_600);
        assertThat(movements.body().path("items").path(0).path("description").asString()).isEqualTo("제주 감귤");
        assertThat(movements.body().path("items").path(1).path("kind").asString()).isEqualTo("TOP_UP");
    }

    @Test
    void refusesWhenThereIsNotEnoughMoneyAndLetsTheMemberTryAgain() {
        TestMember buyer = scene.memberWith(10_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 10_001);

        PayApi.Answer answer = scene.confirm(buyer, prepared);

        assertRefused(answer, 422, "INSUFFICIENT_BALANCE");
        assertThat(scene.api.balance(buyer)).isEqualTo(10_000);
        scene.api.topUp(buyer, firstAccount(buyer), 1);
        assertThat(scene.confirm(buyer, prepared).status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherAmountThanTheOrders() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);

        PayApi.Answer answer = scene.api.confirm(buyer, prepared.orderId().value(), prepared.paymentId(), 37_399);

        assertRefused(answer, 422, "PAYMENT_AMOUNT_DIFFERS");
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
    }

    @Test
    void refusesTendersThatDoNotAddUp() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        long order = prepared.orderId().value();

        PayApi.Answer answer = scene.api.confirm(buyer, order, 37_400, 37_399,
                buyer.sign(PayApi.message(order, prepared.paymentId(), 37_400, 37_399)), UUID.randomUUID().toString());

        assertRefused(answer, 422, "PAYMENT_TENDERS_DIFFER");
    }

    @Test
    void refusesSomeoneElsesOrder() {
        TestMember buyer = scene.memberWith(50_000);
        TestMember other = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);

        assertRefused(scene.confirm(other, prepared), 403, "PAYMENT_OF_ANOTHER_MEMBER");
        assertRefused(scene.api.payment(other, prepared.orderId().value()), 403, "PAYMENT_OF_ANOTHER_MEMBER");
        assertThat(scene.api.balance(other)).isEqualTo(50_000);
    }

    @Test
    void refusesToBePaidTwice() {
        TestMember buyer = scene.memberWith(100_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        scene.confirm(buyer, prepared);

        assertRefused(scene.confirm(buyer, prepared), 409, "PAYMENT_ALREADY_APPROVED");
        assertThat(scene.api.balance(buyer)).isEqualTo(62_600);
    }

    @Test
    void answersTheSameConfirmationAgainByteForByte() {
        TestMember buyer = scene.memberWith(100_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        long order = prepared.orderId().value();
        String signature = buyer.sign(PayApi.message(order, prepared.paymentId(), 37_400, 37_400));
        PayApi.Answer first = scene.api.confirm(buyer, order, 37_400, 37_400, signature, "the-same-key");

        PayApi.Answer again = scene.api.confirm(buyer, order, 37_400, 37_400, signature, "the-same-key");

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(scene.api.balance(buyer)).isEqualTo(62_600);
    }

    @Test
    void refusesWhatWasCanceledMeanwhile() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        scene.tell(new OrderCancelRequested(scene.id(), scene.now(), prepared.orderId(), buyer.id()));
        awaitStatus(prepared, "CANCELED");

        assertRefused(scene.confirm(buyer, prepared), 409, "PAYMENT_CANCELED");
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
    }

    @Test
    void refusesWhatIsOverAndSweepsIt() {
        TestMember buyer = scene.memberWith(50_000);
        Tsid order = scene.order(buyer, 37_400, scene.now().plus(Duration.ofMillis(1500)));
        Awaitility.await().until(() -> scene.count("pay_payment where order_id = " + order) == 1);
        String payment = scene.api.payment(buyer, order.value()).body().path("paymentId").asString();
        PayScene.Prepared prepared = new PayScene.Prepared(order, payment, 37_400);
        awaitStatus(prepared, "EXPIRED");

        assertRefused(scene.confirm(buyer, prepared), 409, "PAYMENT_EXPIRED");
        awaitTold(prepared, "pay.payment-expired", 1);
    }

    @Test
    void sweepsTheOthersWhenOneCannotBeEnded() {
        TestMember buyer = scene.member();
        PayScene.Prepared stuck = scene.prepared(buyer, 1_000);
        PayScene.Prepared other = scene.prepared(buyer, 2_000);
        change("create trigger test_stuck_payment before update on pay_payment for each row if new.id = "
                + stuck.payment() + " and new.status = 'EXPIRED' then signal sqlstate '45000'; end if");
        try {
            scene.sql("update pay_payment set pay_by = utc_timestamp(6) - interval 1 minute where id = ?",
                    stuck.payment().value());
            scene.sql("update pay_payment set pay_by = utc_timestamp(6) where id = ?", other.payment().value());

            awaitStatus(other, "EXPIRED");

            assertThat(scene.count("pay_payment where status = 'READY' and id = " + stuck.payment())).isOne();
        } finally {
            change("drop trigger test_stuck_payment");
        }
        awaitStatus(stuck, "EXPIRED");
        awaitTold(stuck, "pay.payment-expired", 1);
    }

    @Test
    void createsAPaymentExpiredWhoseOrderIsHeardOfTooLate() {
        TestMember buyer = scene.member();
        Tsid order = scene.order(buyer, 37_400, scene.now().minusMillis(1));
        Awaitility.await().until(() -> scene.count("pay_payment where order_id = " + order) == 1);

        PayApi.Answer answer = scene.api.payment(buyer, order.value());

        assertThat(answer.body().path("status").asString()).isEqualTo("EXPIRED");
        awaitTold(new PayScene.Prepared(order, answer.body().path("paymentId").asString(), 0), "pay.payment-expired",
                1);
    }

    @Test
    void createsAPaymentCanceledWhoseOrderComesAfterItsCancel() {
        TestMember buyer = scene.member();
        Tsid order = scene.id();
        scene.tell(new OrderExpired(scene.id(), scene.now(), order, buyer.id()));
        Awaitility.await().until(() -> scene.count("pay_payment where order_id = " + order) == 1);
        scene.tell(scene.orderPlaced(order, buyer.id(), 5_000, scene.now().plus(Duration.ofMinutes(10))));
        Awaitility.await().until(() -> scene.count("pay_payment where amount = 5000 and order_id = " + order) == 1);

        PayApi.Answer answer = scene.api.payment(buyer, order.value());

        assertThat(answer.body().path("status").asString()).isEqualTo("CANCELED");
    }

    @Test
    void refusesABadSignatureAndOneOverAnotherAmount() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        long order = prepared.orderId().value();
        TestMember other = scene.member();

        for (String signature : new String[]{"", "x", "!", buyer.sign("other"),
                buyer.sign(PayApi.message(order, prepared.paymentId(), 37_400, 100)),
                other.sign(PayApi.message(order, prepared.paymentId(), 37_400, 37_400))}) {
            assertRefused(scene.api.confirm(buyer, order, 37_400, 37_400, signature, UUID.randomUUID().toString()), 403,
                    "DEVICE_SIGNATURE_INVALID");
        }
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
    }

    @Test
    void refusesARevokedDevice() {
        TestMember buyer = scene.memberWith(50_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 37_400);
        scene.tell(new DeviceRevoked(scene.id(), scene.now(), buyer.id(), buyer.deviceId(), buyer.publicKey()));
        Awaitility.await()
                .until(() -> scene.count("pay_device where revoked and device_id = " + buyer.deviceId()) == 1);

        PayApi.Answer answer = scene.confirm(buyer, prepared);

        // The access token may be refused first, when its revocation is known already.
        assertThat(answer.status()).isIn(401, 403);
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
    }

    @Test
    void saysAfterAWaitThatAPaymentIsNotPrepared() {
        TestMember buyer = scene.member();

        PayApi.Answer answer = scene.api.payment(buyer, scene.id().value());

        assertRefused(answer, 404, "PAYMENT_NOT_PREPARED");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    /** Changes the schema when nobody is at the table, so that none who come meanwhile wait for long. */
    private void change(String sql) {
        Awaitility.await().ignoreExceptions().until(() -> jdbc.execute((StatementCallback<Boolean>) statement -> {
            statement.execute("set session lock_wait_timeout = 1");
            try {
                statement.execute(sql);
                return true;
            } finally {
                statement.execute("set session lock_wait_timeout = default");
            }
        }));
    }

    private String firstAccount(TestMember member) {
        return scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("id").asString();
    }

    private void awaitStatus(PayScene.Prepared prepared, String status) {
        Awaitility.await().until(() -> scene
                .count("pay_payment where status = '" + status + "' and order_id = " + prepared.orderId()) == 1);
    }

    private void awaitTold(PayScene.Prepared prepared, String type, int times) {
        Awaitility.await().until(() -> scene.count("platform_event_log where type = '" + type + "' and aggregate_id = "
                + prepared.paymentId()) == times);
    }

    private static void assertRefused(PayApi.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
