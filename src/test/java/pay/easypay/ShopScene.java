package pay.easypay;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import pay.PayApi;
import pay.PayScene;
import pay.merchant.TestMerchant;
import platform.id.Tsid;
import testing.Api;
import testing.TestMembers.TestMember;

/** A merchant's shop for tests: it asks, a member approves, it confirms. */
final class ShopScene {
    final PayScene scene;
    final TestMerchant merchant;
    private final Api api;

    ShopScene(ApplicationContext context) {
        this.scene = new PayScene(context);
        this.merchant = new TestMerchant(context);
        Environment environment = context.getEnvironment();
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** Asks for a payment; its key. */
    String asks(long amount) {
        return ask(Map.of("orderId", newOrder(), "orderName", "감귤", "amount", amount)).text("paymentKey");
    }

    static String newOrder() {
        return "order-" + UUID.randomUUID();
    }

    Api.Answer ask(Map<String, Object> body) {
        return merchant.post(api, "/v1/pay/payments", body);
    }

    /** The same as {@link #asks}, only to be authorised. */
    String asksToAuthorize(long amount) {
        return ask(Map.of("orderId", newOrder(), "orderName", "감귤", "amount", amount, "capture", false))
                .text("paymentKey");
    }

    PayApi.Answer approve(TestMember member, String key, long money, long points) {
        return approve(member, key, money, points, UUID.randomUUID().toString());
    }

    PayApi.Answer approve(TestMember member, String key, long money, long points, String idempotencyKey) {
        String signed = (money > 0 ? "MONEY=" + money : "") + (money > 0 && points > 0 ? "," : "")
                + (points > 0 ? "POINTS=" + points : "");
        String tenders = (money > 0 ? "{\"kind\":\"MONEY\",\"amount\":" + money + "}" : "")
                + (money > 0 && points > 0 ? "," : "")
                + (points > 0 ? "{\"kind\":\"POINTS\",\"amount\":" + points + "}" : "");
        return scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":" + (money + points) + ",\"tenders\":[" + tenders + "]}", idempotencyKey,
                member.sign("madang.pay.checkout.v1\n" + key + "\n" + (money + points) + "\n" + signed));
    }

    Api.Answer confirm(String key) {
        return confirm(key, UUID.randomUUID().toString());
    }

    Api.Answer confirm(String key, String idempotencyKey) {
        return confirm(confirmation(key), idempotencyKey);
    }

    Api.Answer confirm(Map<String, Object> confirmation, String idempotencyKey) {
        return merchant.post(api, "/v1/pay/payments/confirm", confirmation, "Idempotency-Key", idempotencyKey);
    }

    /** What the merchant sends to confirm a payment. */
    Map<String, Object> confirmation(String key) {
        Api.Answer payment = read(key);
        return Map.of("paymentKey", key, "orderId", payment.text("orderId"), "amount",
                payment.body().path("amount").asLong());
    }

    Api.Answer confirm(Map<String, Object> confirmation) {
        return merchant.post(api, "/v1/pay/payments/confirm", confirmation);
    }

    /** A payment that was taken; its key. */
    String paid(TestMember member, long money, long points) {
        String key = asks(money + points);
        must(200, approve(member, key, money, points).status(), key);
        must(200, confirm(key).status(), key);
        return key;
    }

    /** One that a card paid, whose last four digits say what its company does; its key. */
    String paidByCard(TestMember member, String lastFour, long amount) {
        String card = card(member, lastFour);
        String key = approvedBy(member, amount, "\"kind\":\"CARD\",\"cardId\":\"" + card + "\"",
                "CARD:" + card + ":0=" + amount);
        must(200, confirm(key).status(), key);
        return key;
    }

    /** One that was deposited, and goes back to an account whose last four digits say what its bank does; its key. */
    String paidByDeposit(TestMember member, String lastFour, long amount) {
        String account = scene.api.link(member, PayScene.accountNumber(lastFour));
        String key = approvedBy(member, amount, "\"kind\":\"VIRTUAL_ACCOUNT\",\"bankCode\":\"088\","
                + "\"refundAccountId\":\"" + account + "\"", "VIRTUAL_ACCOUNT:088:" + account + "=" + amount);
        deposit(confirm(key).text("virtualAccount/accountNumber"), amount, UUID.randomUUID().toString());
        return key;
    }

    private String approvedBy(TestMember member, long amount, String tender, String signed) {
        String key = asks(amount);
        must(200, scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":" + amount + ",\"tenders\":[{\"amount\":" + amount + "," + tender + "}]}",
                UUID.randomUUID().toString(),
                member.sign("madang.pay.checkout.v1\n" + key + "\n" + amount + "\n" + signed)).status(), key);
        return key;
    }

    /** One that is set aside until it is captured; its key. */
    String authorized(TestMember member, long money, long points) {
        String key = asksToAuthorize(money + points);
        must(200, approve(member, key, money, points).status(), key);
        must(200, confirm(key).status(), key);
        return key;
    }

    private static void must(int expected, int status, String what) {
        if (expected != status) {
            throw new AssertionError(what + ": " + status);
        }
    }

    Api.Answer cancel(String key, long amount) {
        return post(key, "cancel", Map.of("cancelReason", "품절", "cancelAmount", amount));
    }

    Api.Answer cancel(String key) {
        return post(key, "cancel", Map.of("cancelReason", "품절"));
    }

    Api.Answer capture(String key, long amount) {
        return post(key, "capture", Map.of("amount", amount));
    }

    Api.Answer giveUp(String key) {
        return post(key, "void", null);
    }

    Api.Answer post(String key, String what, Object body) {
        return merchant.post(api, "/v1/pay/payments/" + key + "/" + what, body);
    }

    Api.Answer byTestKey(String path) {
        return api.get(path, "Authorization", TestMerchant.basic(merchant.testKey));
    }

    /** A new card of a member's; what it does its last four digits say. */
    String card(TestMember member, String lastFour) {
        return scene.api.card(member, lastFour);
    }

    /** The merchant accepts the latest dispute. */
    void acceptsDispute() {
        String disputes = "/v1/pay/merchant/disputes";
        String latest = get(disputes + "?limit=1").text("items/0/id");
        must(200, merchant.post(api, disputes + "/" + latest + "/acceptance", null).status(), latest);
    }

    Api.Answer byTestKey(String path, Object body) {
        return api.post(path, body, "Authorization", TestMerchant.basic(merchant.testKey), "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    Api.Answer byLiveKey(String path, Object body, String idempotencyKey) {
        return merchant.post(api, path, body, "Idempotency-Key", idempotencyKey);
    }

    /** Somebody deposits at a virtual account of the bank in the box; what the bank was told. */
    String deposit(String number, long amount, String reference) {
        return api.post("/sandbox/deposits?bankCode=088&accountNumber=" + number + "&amount=" + amount + "&reference="
                + reference, null).text("verdict");
    }

    Api.Answer get(String path) {
        return merchant.get(api, path);
    }

    Api.Answer read(String key) {
        return get("/v1/pay/payments/" + key);
    }

    String state(String key) {
        return read(key).text("status");
    }

    /** As {@link PayScene#grantPoints}. */
    Tsid grant(TestMember member, long points, Duration for_) {
        return scene.grantPoints(member.id(), points, for_);
    }

    long points(TestMember member) {
        return scene.points(member);
    }

    long available(TestMember member) {
        return scene.api.wallet(member).body().path("available").asLong();
    }

    /** What is owed to the merchant, holds against it left out. */
    long payable() {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted - b.debit_pending), 0)"
                + " from pay_account a join pay_balance b on b.account_id = a.id"
                + " where a.kind = 'MERCHANT_PAYABLE' and a.owner = " + merchant.id.value());
    }

    /** How much was written in the ledger on any account of the merchant's or this member's. */
    long movements(TestMember member) {
        return scene.number("select count(*) from pay_movement m join pay_account a"
                + " on a.id in (m.debit_account, m.credit_account) where a.owner in (" + merchant.id.value() + ", "
                + member.id() + ")");
    }

    /** A lot's column. */
    long lot(Tsid grant, String column) {
        return scene.number("select " + column + " from pay_point_lot where grant_id = " + grant);
    }

    /** Lets a payment's time be over. */
    void itsTimeIsOver(String key) {
        scene.sql("update pay_easypay_payment set due_at = utc_timestamp(6) - interval 1 second where id = ?",
                PaymentKey.of(key).id());
    }
}
