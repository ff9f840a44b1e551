package pay.easypay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import member.events.DeviceRevoked;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.freeze.FrozenMembers;
import pay.merchant.TestMerchant;
import pay.offline.TestDevice;
import testing.Api;
import testing.CodeScanner;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class OfflinePaymentTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(400_000);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void takesPointsAndMoneyInOneStepAndCancelsThemAsAnyPayment() {
        shop.grant(member, 1_000, Duration.ofDays(30));
        TestDevice device = TestDevice.of(shop.scene.api, member, true);
        Api.Answer paid = pay(device.code(0), 9_000);
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        assertThat(paid.text("status")).isEqualTo("DONE");
        assertThat(shop.scene.api.balance(member)).isEqualTo(392_000);
        assertThat(shop.points(member)).isZero();
        assertThat(shop.payable()).isEqualTo(9_000);
        assertThat(shop.get("/v1/pay/transactions").text("items/0/kind")).isEqualTo("PAYMENT");
        assertThat(shop.scene.count("pay_sale_line where payment_id = " + id(paid))).isEqualTo(1);
        assertThat(shop.cancel(paid.text("paymentKey")).text("status")).isEqualTo("CANCELED");
        assertThat(shop.scene.api.balance(member)).isEqualTo(400_000);
        assertThat(shop.points(member)).isEqualTo(1_000);
        // Money alone, as the member now wants it.
        assertThat(put("/v1/pay/offline/device/tenders", "{\"pointsFirst\":false}").status()).isEqualTo(204);
        assertThat(pay(device.code(1), 500).text("tenders/0/kind")).isEqualTo("MONEY");
    }

    @Test
    void showsTheCodeAsTextAndAsPicturesThatAScannerReads() throws Exception {
        String path = "/v1/pay/offline/code";
        assertThat(shop.scene.api.get(member, path).code()).isEqualTo("OFFLINE_DEVICE_NOT_FOUND");
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        List<String> good = List.of(device.code(-1), device.code(0), device.code(1));
        PayApi.Answer shown = shop.scene.api.get(member, path);
        assertThat(good).contains(shown.body().path("code").asString());
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(good).contains(CodeScanner.read(picture(path + "/barcode", member.bearer())));
        String scanned = CodeScanner.read(picture(path + "/qr", member.bearer()));
        assertThat(good).contains(scanned);
        assertThat(pay(scanned, 1_000).text("status")).isEqualTo("DONE");
    }

    @Test
    void takesACodeOnceAndAgainForTheSameOrderAlone() {
        TestDevice before = TestDevice.of(shop.scene.api, member, false);
        // Of a step ago, which may be another by the time that it comes.
        Awaitility.await().until(() -> pay(before.code(-1), 200_000).status() == 200);
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        // The next would be another code, wherever its half minute ends.
        String used = device.code(0);
        Map<String, Object> order = order(used, 500_000 - 150_000);
        assertThat(pay(order, UUID.randomUUID().toString()).code()).isEqualTo("OFFLINE_AMOUNT_NEEDS_APP");
        // Used up all the same, for that order.
        assertThat(pay(used, 1_000).code()).isEqualTo("OFFLINE_CODE_USED");
        Map<String, Object> tooMuch = order(device.code(1), 299_000);
        assertThat(pay(tooMuch, UUID.randomUUID().toString()).code()).isEqualTo("INSUFFICIENT_BALANCE");
        shop.scene.fill(member, 200_000);
        String key = UUID.randomUUID().toString();
        Api.Answer paid = pay(tooMuch, key);
        assertThat(paid.text("status")).isEqualTo("DONE");
        Api.Answer replayed = pay(tooMuch, key);
        assertThat(replayed.body()).isEqualTo(paid.body());
        assertThat(replayed.headers().firstValue("Idempotent-Replayed")).contains("true");
        Api.Answer again = pay(tooMuch, UUID.randomUUID().toString());
        assertThat(again.text("status")).as("by another key: " + again.body()).isEqualTo("DONE");
        assertThat(again.text("paymentKey")).isEqualTo(paid.text("paymentKey"));
        Map<String, Object> byAnother = new HashMap<>(tooMuch);
        byAnother.put("code", used);
        assertThat(pay(byAnother, UUID.randomUUID().toString()).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.scene.api.balance(member)).isEqualTo(101_000);
    }

    @Test
    void locksADeviceAfterFiveWrongCodesInARowUntilItsMemberSetsItUpAgain() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        for (int i = 0; i < 4; i++) {
            assertThat(pay(device.wrongCode(), 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        }
        assertThat(pay(device.code(0), 1_000).status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(pay(device.wrongCode(), 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        }
        assertThat(pay(device.code(1), 1_000).code()).isEqualTo("OFFLINE_DEVICE_LOCKED");
        assertThat(shop.scene.api.get(member, "/v1/pay/offline/code").code()).isEqualTo("OFFLINE_DEVICE_LOCKED");
        assertThat(shop.scene.api.get(member, "/v1/pay/offline/device").body().path("locked").asBoolean()).isTrue();
        TestDevice anew = TestDevice.of(shop.scene.api, member, false);
        assertThat(pay(device.code(1), 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        assertThat(pay(anew.code(0), 1_000).status()).isEqualTo(200);
    }

    @Test
    void countsNoCodeTwiceThatIsOnlySentAgain() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        Map<String, Object> wrong = order(device.wrongCode(), 1_000);
        String once = UUID.randomUUID().toString();
        for (int i = 0; i < 6; i++) {
            assertThat(pay(wrong, once).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        }
        assertThat(triesLeft()).isEqualTo(4);

        // Used for its order, and now too old for it.
        Map<String, Object> old = new HashMap<>(order(device.code(-1_000), 350_000));
        Map<String, Object> first = new HashMap<>(old);
        first.put("code", device.code(0));
        assertThat(pay(first, UUID.randomUUID().toString()).code()).isEqualTo("OFFLINE_AMOUNT_NEEDS_APP");
        shop.scene.sql("update pay_offline_use set step = step - 1000, used_at = used_at - interval 1 hour where"
                + " handle = (select handle from pay_offline_device where member_id = ?)", member.id().value());
        assertThat(pay(old, UUID.randomUUID().toString()).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        assertThat(triesLeft()).isEqualTo(5);
    }

    @Test
    void asksForTheAppWhereTheRulesWantASignature() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        assertThat(pay(device.code(0), 1_000).status()).isEqualTo(200);
        shop.scene.sql("update pay_easypay_usage set slice_count = 45 where member_id = ?", member.id().value());
        assertThat(pay(device.code(1), 1_000).code()).isEqualTo("OFFLINE_AMOUNT_NEEDS_APP");
        shop.scene.sql("update pay_easypay_usage set slice_count = 120 where member_id = ?", member.id().value());
        Api.Answer refused = pay(TestDevice.of(shop.scene.api, member, false).code(0), 1_000);
        assertThat(refused.code()).as("the till does not hear why").isEqualTo("OFFLINE_PAYMENT_DECLINED");
        for (String outcome : List.of("STEP_UP", "REFUSE")) {
            assertThat(shop.scene.count("pay_fraud_decision where way = 'PAYMENT' and outcome = '" + outcome
                    + "' and member_id = " + member.id())).as(outcome).isEqualTo(1);
        }
    }

    @Test
    void sharesASecretOnlyWithWhoSignedForItJustNow() {
        TestMember thief = shop.scene.member();
        long now = shop.scene.now().toEpochMilli();
        String good = member.sign(TestDevice.message(member, now));
        for (String signature : List.of(thief.sign(TestDevice.message(member, now)),
                member.sign(TestDevice.message(member, now + 1)), "x")) {
            assertThat(TestDevice.enrol(shop.scene.api, member, true, now, signature).code())
                    .isEqualTo("DEVICE_SIGNATURE_INVALID");
        }
        long old = now - Duration.ofMinutes(6).toMillis();
        assertThat(TestDevice.enrol(shop.scene.api, member, true, old, member.sign(TestDevice.message(member, old)))
                .code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(TestDevice.enrol(shop.scene.api, member, true, now, good).status()).isEqualTo(200);
        // Overheard and sent again.
        assertThat(TestDevice.enrol(shop.scene.api, member, true, now, good).code())
                .isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(shop.scene.text("select secret from pay_offline_device where device_id = " + member.deviceId()))
                .hasSizeGreaterThan(60);
        assertThat(shop.scene.api.delete(member, "/v1/pay/offline/device").status()).isEqualTo(204);
        assertThat(shop.scene.api.get(member, "/v1/pay/offline/device").code()).isEqualTo("OFFLINE_DEVICE_NOT_FOUND");
        assertThat(put("/v1/pay/offline/device/tenders", "{\"pointsFirst\":false}").code())
                .isEqualTo("OFFLINE_DEVICE_NOT_FOUND");
        assertThat(TestDevice.enrol(shop.scene.api, member, true, now, good).code()).as("after it was taken off")
                .isEqualTo("DEVICE_SIGNATURE_INVALID");
    }

    @Test
    void takesNoCodeOfADeviceThatWasRevokedOrRemoved() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        assertThat(shop.scene.api.delete(member, "/v1/pay/offline/device").status()).isEqualTo(204);
        assertThat(pay(device.code(0), 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        TestDevice anew = TestDevice.of(shop.scene.api, member, false);
        shop.scene.tell(new DeviceRevoked(shop.scene.id(), shop.scene.now(), member.id(), member.deviceId(),
                member.publicKey()));
        Awaitility.await().until(
                () -> shop.scene.count("pay_device where revoked and revoked_at is not null and device_id = "
                        + member.deviceId()) == 1);
        assertThat(pay(anew.code(0), 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        TestDevice.forgetUsedCodes(context);
        assertThat(shop.scene.count("pay_offline_device where member_id = " + member.id())).isZero();
    }

    @Test
    void forgetsUsedCodesAndRevokedDevicesAndNothingElse() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        pay(device.code(0), 1_000);
        pay(device.code(1), 1_000);
        String used = "pay_offline_use where handle = (select handle from pay_offline_device where member_id = "
                + member.id() + ")";
        shop.scene.sql("update pay_offline_use set used_at = used_at - interval 25 hour where handle ="
                + " (select handle from pay_offline_device where member_id = ?) order by step limit 1",
                member.id().value());

        TestDevice.forgetUsedCodes(context);

        assertThat(shop.scene.count(used)).isEqualTo(1);
        // As an instance of the release before does it.
        shop.scene.sql("update pay_device set revoked = 1 where device_id = " + member.deviceId());
        TestDevice.forgetUsedCodes(context);
        assertThat(shop.scene.count("pay_offline_device where member_id = " + member.id())).isZero();
    }

    @Test
    void takesTestCodesInTestModeAlone() {
        long movements = shop.movements(member);
        TestDevice real = TestDevice.of(shop.scene.api, member, false);
        String test = TestDevice.ofTestMode().code(0);
        assertThat(pay(test, 1_000).code()).isEqualTo("OFFLINE_CODE_REFUSED");
        assertThat(shop.byTestKey("/v1/pay/payments/offline", order(real.code(0), 1_000)).code())
                .isEqualTo("OFFLINE_CODE_REFUSED");
        Api.Answer paid = shop.byTestKey("/v1/pay/payments/offline", order(test, 1_000));
        assertThat(paid.text("status")).as(paid.body().toString()).isEqualTo("DONE");
        assertThat(shop.movements(member)).isEqualTo(movements);
        assertThat(pay(real.code(0), 1_000).status()).isEqualTo(200);
        assertThat(shop.movements(member)).as("a real one is one").isGreaterThan(movements);
    }

    @Test
    void letsOneOfTwoHaveACodeThatIsScannedTwiceAtOnce() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            long before = shop.payable();
            String code = TestDevice.of(shop.scene.api, member, false).code(0);
            List<Api.Answer> answers = Race.atOnce(List.of(() -> pay(code, 1_000), () -> pay(code, 1_000)));
            assertThat(answers.stream().filter(answer -> answer.status() == 200)).as("round %d", round).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allMatch(answer -> answer.code().equals("OFFLINE_CODE_USED"));
            assertThat(shop.payable() - before).isEqualTo(1_000);
        }
    }

    @Test
    void showsThePaymentToATillThatSendsItsOrderTwiceAtOnce() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            Map<String, Object> order = order(TestDevice.of(shop.scene.api, member, false).code(0), 100);
            List<Api.Answer> answers = Race.atOnce(List.of(() -> pay(order, UUID.randomUUID().toString()),
                    () -> pay(order, UUID.randomUUID().toString())));
            assertThat(answers).as("round %d", round).allMatch(answer -> answer.status() == 200);
            assertThat(answers.get(0).text("paymentKey")).isEqualTo(answers.get(1).text("paymentKey"));
        }
    }

    @Test
    void keepsTheStateOfAWalletFromATill() {
        TestDevice device = TestDevice.of(shop.scene.api, member, false);
        FrozenMembers.freeze(context, member);
        assertThat(pay(device.code(0), 1_000).code()).isEqualTo("OFFLINE_PAYMENT_DECLINED");
    }

    @Test
    void leadsFromTheQrCodeOfASaleToItsPayment() throws Exception {
        String key = shop.ask(Map.of("orderId", "order-qr-1", "orderName", "감귤", "amount", 350_000))
                .text("paymentKey");
        String text = shop.get("/v1/pay/payments/" + key + "/qr").text("text");
        assertThat(text).contains("5303410").contains("5406350000").contains("5802KR");
        assertThat(CodeScanner
                .read(picture("/v1/pay/payments/" + key + "/qr/image", TestMerchant.basic(shop.merchant.liveKey))))
                .isEqualTo(text);
        PayApi.Answer scanned = scanned(text, null);
        assertThat(scanned.body().path("paymentKey").asString()).isEqualTo(key);
        assertThat(scanned(text, 350_000L).code()).isEqualTo("MERCHANT_QR_INVALID");
        assertThat(scanned(text.replace("350000", "050000"), null).code()).isEqualTo("MERCHANT_QR_INVALID");
        assertThat(shop.approve(member, key, 350_000, 0).status()).isEqualTo(200);
        assertThat(shop.confirm(key).text("status")).isEqualTo("DONE");
        // Of somebody else's now.
        PayApi.Answer late = shop.scene.api.post(shop.scene.member(), "/v1/pay/checkouts",
                "{\"text\":\"" + text + "\"}");
        assertThat(late.code()).isEqualTo("PAYMENT_NOT_FOUND");
        String other = shop.ask(Map.of("orderId", "order-" + UUID.randomUUID(), "orderName", "감귤", "amount", 1))
                .text("paymentKey");
        assertThat(shop.get("/v1/pay/payments/" + other + "/qr").code()).isEqualTo("MERCHANT_QR_ORDER_ID_TOO_LONG");
    }

    @Test
    void takesAtOnceWhatAMemberPaysByTheShopsOwnQrCode() throws Exception {
        String text = shop.get("/v1/pay/merchant/qr").text("text");
        assertThat(CodeScanner.read(picture("/v1/pay/merchant/qr/image", TestMerchant.basic(shop.merchant.liveKey))))
                .isEqualTo(text);
        assertThat(shop.byTestKey("/v1/pay/merchant/qr").code()).isEqualTo("LIVE_KEY_NEEDED");
        assertThat(shop.byTestKey("/v1/pay/merchant/qr/image").code()).isEqualTo("LIVE_KEY_NEEDED");
        assertThat(scanned(text, null).code()).isEqualTo("MERCHANT_QR_AMOUNT_NEEDED");
        String key = scanned(text, 7_000L).body().path("paymentKey").asString();
        PayApi.Answer approved = shop.approve(member, key, 7_000, 0);
        assertThat(approved.body().path("status").asString()).as(approved.response().body()).isEqualTo("DONE");
        assertThat(shop.payable()).isEqualTo(7_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(393_000);
        assertThat(shop.read(key).text("orderId")).startsWith("qr:");
        assertThat(shop.cancel(key, 7_000).text("status")).isEqualTo("CANCELED");
        shop.scene.sql("update pay_merchant set status = 'SUSPENDED' where id = ?", shop.merchant.id.value());
        assertThat(scanned(text, 7_000L).code()).isEqualTo("MERCHANT_NOT_APPROVED");
    }

    private PayApi.Answer scanned(String text, Long amount) {
        return shop.scene.api.post(member, "/v1/pay/checkouts",
                "{\"text\":\"" + text + "\"" + (amount == null ? "" : ",\"amount\":" + amount) + "}");
    }

    private long triesLeft() {
        return shop.scene.number("select tries_left from pay_offline_device where member_id = " + member.id());
    }

    private static Map<String, Object> order(String code, long amount) {
        return Map.of("code", code, "orderId", ShopScene.newOrder(), "orderName", "아메리카노 2잔", "amount", amount);
    }

    private Api.Answer pay(String code, long amount) {
        return pay(order(code, amount), UUID.randomUUID().toString());
    }

    private Api.Answer pay(Map<String, Object> order, String idempotencyKey) {
        return shop.byLiveKey("/v1/pay/payments/offline", order, idempotencyKey);
    }

    private PayApi.Answer put(String path, String body) {
        return shop.scene.api.put(member, path, body, "-");
    }

    private static long id(Api.Answer payment) {
        return PaymentKey.of(payment.text("paymentKey")).id();
    }

    private byte[] picture(String path, String authorization) throws Exception {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
            return answer.body();
        }
    }
}
