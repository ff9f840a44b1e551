package pay.billing;

import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.merchant.TestMerchant;
import testing.Api;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A merchant that asks members for their consent and charges them. */
final class BillingScene {
    static final String BILLING = "/v1/pay/billing";
    static final String AGREEMENTS = "/v1/pay/billing-agreements";

    final PayScene scene;
    final Api api;
    final TestMerchant merchant;

    BillingScene(ApplicationContext context) {
        this.scene = new PayScene(context);
        this.api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.merchant = new TestMerchant(context);
    }

    static Map<String, Object> wanted() {
        return Map.of("customerId", "customer-17", "name", "월간 마당", "mostPerCharge", 15_000, "mostPerMonth", 30_000);
    }

    String ask() {
        Api.Answer asked = merchant.post(api, BILLING, wanted());
        assertThat(asked.status()).isEqualTo(201);
        return asked.text("billingKey");
    }

    Api.Answer end(String key) {
        return api.delete(BILLING + "/" + key, "Authorization", TestMerchant.basic(merchant.liveKey));
    }

    PayApi.Answer consent(TestMember by, String key, String card) {
        return consent(by, key, card == null ? "{}" : "{\"cardId\":\"" + card + "\"}",
                by.sign("madang.pay.billing.v1\n" + key + "\n" + merchant.id.value() + "\n15000\n30000\n"
                        + (card == null ? "MONEY" : card)));
    }

    PayApi.Answer consent(TestMember by, String key, String body, String signature) {
        return scene.api.post(by, AGREEMENTS + "/" + key + "/consent", body, UUID.randomUUID().toString(), signature);
    }

    /** A key that a member has consented to. */
    String consented(TestMember by, String card) {
        String key = ask();
        assertThat(consent(by, key, card).status()).isEqualTo(200);
        return key;
    }

    String card(TestMember of, String lastFour) {
        scene.api.post(of, "/v1/pay/cards/customer");
        return scene.api.post(of, "/v1/pay/cards",
                "{\"authKey\":\"sandbox-41-CREDIT-" + lastFour + "-" + UUID.randomUUID() + "\"}").body().path("id")
                .asString();
    }

    Api.Answer charge(String key, String order, long amount) {
        return charge(key, order, amount, false, UUID.randomUUID().toString());
    }

    Api.Answer charge(String key, String order, long amount, boolean retry, String idempotencyKey) {
        return merchant.post(api, BILLING + "/" + key, Map.of("customerKey", "customer-17", "orderId", order,
                "orderName", "12월호", "amount", amount, "retry", retry), "Idempotency-Key", idempotencyKey);
    }

    Api.Answer charged(String key, String order) {
        return merchant.get(api, BILLING + "/" + key + "/charges/" + order);
    }

    Api.Answer stop(String key, String order) {
        return api.delete(BILLING + "/" + key + "/charges/" + order, "Authorization",
                TestMerchant.basic(merchant.liveKey));
    }

    Api.Answer byTestKey(String path, Map<String, Object> body) {
        return api.post(path, body, "Authorization", TestMerchant.basic(merchant.testKey), "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** What was charged by a key, as a member sees it. */
    PayApi.Answer charges(TestMember member, String key, String query) {
        return scene.api.get(member, AGREEMENTS + "/" + key + "/charges" + query);
    }

    /** A short wallet is filled from now on, in steps of 10,000, out of an account with this end. */
    TestMember filledFrom(TestMember member, String end) {
        String account = scene.api.link(member, PayScene.accountNumber(end));
        assertThat(scene.api.put(member, "/v1/pay/auto-top-up",
                "{\"bankAccountId\":\"" + account + "\",\"step\":10000}",
                member.sign("madang.pay.auto-top-up.v1\n" + account + "\n10000")).status()).isEqualTo(200);
        return member;
    }

    /** The next try's time has come. */
    void itIsTriedAgain(String order) {
        scene.sql("update pay_billing_charge set next_at = utc_timestamp(6) where next_at is not null and order_id = ?",
                order);
    }

    long payable() {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted - b.debit_pending), 0)"
                + " from pay_account a join pay_balance b on b.account_id = a.id"
                + " where a.kind = 'MERCHANT_PAYABLE' and a.owner = " + merchant.id.value());
    }
}
