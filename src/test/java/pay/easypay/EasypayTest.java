package pay.easypay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class EasypayTest {
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
    void takesMoneyAndPointsWhenTheMerchantConfirmsWhatTheMemberApproved() {
        TestMember member = shop.scene.memberWith(50_000);
        Tsid later = shop.grant(member, 2_000, Duration.ofDays(60));
        Tsid first = shop.grant(member, 1_000, Duration.ofDays(30));
        Api.Answer asked = shop.ask(Map.of("orderId", "order-1-1", "orderName", "감귤 5kg", "amount", 37_400));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text("status")).isEqualTo("READY");
        assertThat(asked.body().path("supplied").asLong()).isEqualTo(34_000);
        assertThat(asked.body().path("vat").asLong()).isEqualTo(3_400);
        String key = asked.text("paymentKey");
        assertThat(shop.scene.api.get(member, "/v1/pay/checkouts/" + key).body().path("orderName").asString())
                .isEqualTo("감귤 5kg");

        PayApi.Answer approved = shop.approve(member, key, 35_900, 1_500);
        assertThat(approved.status()).as(approved.response().body()).isEqualTo(200);
        assertThat(approved.body().path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        assertThat(shop.available(member)).isEqualTo(14_100);
        // What lapses first is spent first.
        assertThat(shop.lot(first, "held")).isEqualTo(1_000);
        assertThat(shop.lot(later, "held")).isEqualTo(500);
        assertThat(shop.payable()).isZero();

        Api.Answer confirmed = shop.confirm(key);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.text("status")).isEqualTo("DONE");
        assertThat(confirmed.body()).isEqualTo(shop.read(key).body());
        assertThat(shop.scene.api.balance(member)).isEqualTo(14_100);
        assertThat(shop.points(member)).isEqualTo(1_500);
        assertThat(shop.lot(first, "remaining")).isZero();
        assertThat(shop.lot(later, "remaining")).isEqualTo(1_500);
        assertThat(shop.payable()).isEqualTo(37_400);
        var line = shop.scene.api.get(member, "/v1/pay/wallet/movements?limit=1").body().at("/items/0");
        assertThat(line.path("kind").asString()).isEqualTo("PAYMENT");
        assertThat(line.path("description").asString()).isEqualTo("마당서점 · 감귤 5kg");
        assertThat(shop.scene.api.get(member, "/v1/pay/points/movements?limit=1").body().at("/items/0/points").asLong())
                .isEqualTo(-1_500);
        assertThat(shop.get("/v1/pay/payments/orders/order-1-1").body()).isEqualTo(confirmed.body());
        assertThat(shop.get("/v1/pay/transactions").text("items/0/orderId")).isEqualTo("order-1-1");
    }

    @Test
    void showsThePurchaseOnTheFirstScreenAndWhatWentBack() {
        TestMember member = shop.scene.memberWith(50_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.paid(member, 9_500, 500);
        Awaitility.await().until(() -> spent(member) == 10_000);
        var home = shop.scene.api.get(member, "/v1/home").body();
        assertThat(home.at("/movements/items/0/description").asString()).startsWith("마당서점");
        assertThat(home.at("/wallet/balance").asLong()).isEqualTo(40_500);
        shop.cancel(key, 4_000);
        Awaitility.await().until(() -> spent(member) == 6_000);
        assertThat(shop.scene.api.get(member, "/v1/home").body().at("/wallet/balance").asLong()).isEqualTo(44_500);
    }

    private long spent(TestMember member) {
        return shop.scene.api.get(member, "/v1/home").body().at("/spending/categories/0/amount").asLong();
    }

    @Test
    void hasOnePaymentOfAnOrder() {
        Map<String, Object> wanted = Map.of("orderId", "order-2-1", "orderName", "감귤", "amount", 1_000);
        Api.Answer first = shop.ask(wanted);
        assertThat(shop.ask(wanted).body()).isEqualTo(first.body());
        assertThat(shop.ask(Map.of("orderId", "order-2-1", "orderName", "감귤", "amount", 1_001)).code())
                .isEqualTo("PAYMENT_ORDER_ID_USED");
        // In test mode the same id is another order.
        assertThat(shop.byTestKey("/v1/pay/payments", wanted).text("paymentKey"))
                .isNotEqualTo(first.text("paymentKey"));
        assertThat(shop.ask(Map.of("orderId", "order-2-2", "orderName", "감귤", "amount", 1_000, "taxFreeAmount", 1_001))
                .code()).isEqualTo("TAX_FREE_EXCEEDS_AMOUNT");
    }

    @Test
    void refusesWhatTheMemberDoesNotHaveAndChangesNothing() {
        TestMember member = shop.scene.memberWith(10_000);
        String key = shop.asks(10_001);
        assertThat(shop.approve(member, key, 10_001, 0).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(shop.approve(member, key, 9_001, 1_000).code()).isEqualTo("INSUFFICIENT_POINTS");
        shop.grant(member, 999, Duration.ofDays(30));
        assertThat(shop.approve(member, key, 9_001, 1_000).code()).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(shop.approve(member, key, 10_000, 0).code()).isEqualTo("PAYMENT_AMOUNT_DIFFERS");
        assertThat(shop.approve(member, "A".repeat(22), 10_000, 0).code()).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(shop.state(key)).isEqualTo("READY");
        assertThat(shop.available(member)).isEqualTo(10_000);
        assertThat(shop.confirm(key).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        // Now it is enough.
        assertThat(shop.approve(member, key, 9_100, 901).status()).isEqualTo(200);
        TestMember other = shop.scene.memberWith(20_000);
        assertThat(shop.approve(other, key, 10_001, 0).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.scene.api.get(other, "/v1/pay/checkouts/" + key).status()).isEqualTo(404);
    }

    @Test
    void letsWhatNobodyConfirmsGoBack() {
        TestMember member = shop.scene.memberWith(10_000);
        Tsid grant = shop.grant(member, 1_000, Duration.ofDays(30));
        String ready = shop.asks(5_000);
        String approved = shop.asks(6_000);
        shop.approve(member, approved, 5_000, 1_000);
        shop.itsTimeIsOver(ready);
        shop.itsTimeIsOver(approved);
        // Nobody gets in any more, even before the job has come.
        Awaitility.await().until(() -> shop.state(ready).equals("EXPIRED") && shop.state(approved).equals("EXPIRED"));
        assertThat(shop.confirm(approved).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.approve(member, ready, 5_000, 0).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.available(member)).isEqualTo(10_000);
        assertThat(shop.lot(grant, "remaining - held")).isEqualTo(1_000);
    }

    @Test
    void confirmsOnceForOneKeyAndSaysTheSameAgain() {
        TestMember member = shop.scene.memberWith(10_000);
        String key = shop.asks(5_000);
        shop.approve(member, key, 5_000, 0);
        String once = UUID.randomUUID().toString();
        Api.Answer first = shop.confirm(key, once);
        Api.Answer again = shop.confirm(key, once);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(shop.confirm(key).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.payable()).isEqualTo(5_000);
    }

    @Test
    void listensToTheMembersOwnDeviceAlone() {
        TestMember member = shop.scene.memberWith(10_000);
        TestMember thief = shop.scene.memberWith(10_000);
        String key = shop.asks(5_000);
        String body = "{\"amount\":5000,\"tenders\":[{\"kind\":\"MONEY\",\"amount\":5000}]}";
        String path = "/v1/pay/checkouts/" + key + "/approval";
        String message = "madang.pay.checkout.v1\n" + key + "\n5000\nMONEY=";
        for (String signature : List.of(thief.sign(message + "5000"), member.sign(message + "4999"), "x")) {
            assertThat(shop.scene.api.post(member, path, body, UUID.randomUUID().toString(), signature).code())
                    .isEqualTo("DEVICE_SIGNATURE_INVALID");
        }
        assertThat(shop.state(key)).isEqualTo("READY");
    }

    @Test
    void asksForNothingInTheNameOfASuspendedMerchant() {
        shop.scene.sql("update pay_merchant set status = 'SUSPENDED' where id = ?", shop.merchant.id.value());
        assertThat(shop.ask(Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 1_000)).code())
                .isEqualTo("MERCHANT_NOT_APPROVED");
    }

    @Test
    void movesNothingInTestMode() {
        TestMember member = shop.scene.member();
        long movements = shop.movements(member);
        Map<String, Object> wanted = Map.of("orderId", "order-test", "orderName", "감귤", "amount", 1_000);
        String key = shop.byTestKey("/v1/pay/payments", wanted).text("paymentKey");
        String path = "/v1/pay/payments/" + key;
        assertThat(shop.approve(member, key, 1_000, 0).code()).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(shop.read(key).status()).isEqualTo(404);
        assertThat(shop.byTestKey(path + "/test-approval", null).text("status")).isEqualTo("IN_PROGRESS");
        Map<String, Object> confirmation = Map.of("paymentKey", key, "orderId", "order-test", "amount", 1_000);
        assertThat(shop.byTestKey("/v1/pay/payments/confirm", confirmation).text("status")).isEqualTo("DONE");
        assertThat(shop.byTestKey(path + "/cancel", Map.of("cancelReason", "품절", "cancelAmount", 400)).text("status"))
                .isEqualTo("PARTIAL_CANCELED");
        assertThat(shop.byTestKey(path + "/cancel", Map.of("cancelReason", "품절")).text("status")).isEqualTo("CANCELED");
        assertThat(shop.movements(member)).isEqualTo(movements);
        assertThat(shop.get("/v1/pay/transactions").body().path("items")).isEmpty();
        String live = shop.asks(1_000);
        assertThat(shop.post(live, "test-approval", null).code()).isEqualTo("TEST_KEY_NEEDED");
    }

    @Test
    void tellsTheMerchantOfEachStateThatAPaymentComesTo() {
        assertThat(shop.byTestKey("/v1/pay/merchant/webhook-endpoints", Map.of("url", "http://127.0.0.1:9/hook"))
                .status()).isEqualTo(201);
        String key = shop.byTestKey("/v1/pay/payments",
                Map.of("orderId", "order-told", "orderName", "감귤", "amount", 1_000)).text("paymentKey");
        shop.byTestKey("/v1/pay/payments/" + key + "/test-approval", null);
        shop.byTestKey("/v1/pay/payments/confirm", Map.of("paymentKey", key, "orderId", "order-told", "amount", 1_000));
        shop.byTestKey("/v1/pay/payments/" + key + "/cancel", Map.of("cancelReason", "품절"));
        String told = "pay_webhook_event where merchant_id = " + shop.merchant.id.value()
                + " and body like '%\"status\":\"";
        for (String state : List.of("IN_PROGRESS", "DONE", "CANCELED")) {
            assertThat(shop.scene.count(told + state + "\"%'")).as(state).isEqualTo(1);
        }
        // Nobody wants to be told of live ones.
        shop.paid(shop.scene.memberWith(1_000), 1_000, 0);
        assertThat(shop.scene.count("pay_webhook_event where live and merchant_id = " + shop.merchant.id.value()))
                .isZero();
    }

    @Test
    void tellsOfLivePaymentsWhoWantsToBeTold() {
        assertThat(shop.byLiveKey("/v1/pay/merchant/webhook-endpoints", Map.of("url", "https://shop.example.com/hook"),
                UUID.randomUUID().toString()).status()).isEqualTo(201);
        shop.paid(shop.scene.memberWith(1_000), 1_000, 0);
        assertThat(shop.scene.count("pay_webhook_event where live and merchant_id = " + shop.merchant.id.value()))
                .isEqualTo(2);
    }

    @Test
    void noticesMoneyThatWasSetAsideOfSomebodyElse() {
        TestMember member = shop.scene.memberWith(1_000);
        long payment = PaymentKey.of(shop.paid(member, 1_000, 0)).id();
        shop.scene.sql("update pay_easypay_payment set member_id = ? where id = ?", shop.scene.member().id().value(),
                payment);
        assertThat(context.getBean(BooksCheck.class).run())
                .containsExactly(new Breach(Breach.Rule.TENDER_DIFFERS_FROM_ITS_HOLD, payment));
        shop.scene.sql("update pay_easypay_payment set member_id = ? where id = ?", member.id().value(), payment);
    }

    @Test
    void listsTransactionsByKindAndTime() {
        TestMember member = shop.scene.memberWith(10_000);
        String key = shop.paid(member, 5_000, 0);
        shop.cancel(key, 1_000);
        String path = "/v1/pay/transactions?";
        assertThat(shop.get(path + "limit=1").text("items/0/kind")).isEqualTo("CANCEL");
        String next = shop.get(path + "limit=1").text("nextCursor");
        assertThat(shop.get(path + "limit=1&cursor=" + next).text("items/0/kind")).isEqualTo("PAYMENT");
        assertThat(shop.get(path + "kind=CANCEL").body().path("items")).hasSize(1);
        LocalDate today = LocalDate.ofInstant(shop.scene.now(), BusinessDays.SEOUL);
        assertThat(shop.get(path + "from=" + today.plusDays(1)).body().path("items")).isEmpty();
        assertThat(shop.get(path + "from=" + today.minusDays(1) + "&until=" + today).body().path("items")).hasSize(2);
        for (String far : List.of("2099-12-31", "2999-12-31")) {
            assertThat(shop.get(path + "from=" + today.minusDays(1) + "&until=" + far).body().path("items"))
                    .hasSize(2);
            assertThat(shop.get(path + "from=" + far).body().path("items")).isEmpty();
        }
        assertThat(shop.get(path + "until=" + today.minusDays(2)).body().path("items")).isEmpty();
        assertThat(shop.get(path + "from=" + today + "&until=" + today.minusDays(1)).code())
                .isEqualTo("TRANSACTION_DAYS_INVALID");
    }
}
