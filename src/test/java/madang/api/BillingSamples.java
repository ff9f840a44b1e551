package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import testing.Api;

/** The part of {@link ApiSamples} that is about billing keys. */
final class BillingSamples {
    private static final String BILLING = "/v1/pay/billing";
    private static final String AGREEMENTS = "/v1/pay/billing-agreements";
    /** More than anybody may pay. */
    private static final int MOST = 900_000_000;
    private static final Map<String, Object> WANTED = Map.of("customerId", "customer-17", "name", "월간 마당",
            "mostPerCharge", MOST, "mostPerMonth", MOST);

    private BillingSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payMerchantBillingAsk", world -> MerchantSamples.of(world, "POST", BILLING).with(WANTED));
        all.put("payMerchantBillingRead",
                world -> MerchantSamples.of(world, "GET", BILLING + "/" + ask(world).text("billingKey")));
        all.put("payMerchantBillingEnd",
                world -> MerchantSamples.of(world, "DELETE", BILLING + "/" + ask(world).text("billingKey")));
        all.put("payMerchantBillingCharge", world -> charge(world, consented(world)));
        all.put("payMerchantBillingReadCharge", world -> {
            String key = consented(world);
            String order = charge(world, key).send(world.api).text("orderId");
            return MerchantSamples.of(world, "GET", BILLING + "/" + key + "/charges/" + order);
        });
        all.put("payMerchantBillingStopCharge", world -> {
            String key = consented(world);
            // Refused for good.
            String order = "order-" + UUID.randomUUID();
            chargeOf(world, key, order, MOST).send(world.api);
            return MerchantSamples.of(world, "DELETE", BILLING + "/" + key + "/charges/" + order);
        });
        all.put("payMerchantBillingConsentInTestMode", world -> {
            String key = ApiSample.of("POST", BILLING).byKey(world.merchant().testKey).with(WANTED).send(world.api)
                    .text("billingKey");
            return ApiSample.of("POST", BILLING + "/" + key + "/test-consent").byKey(world.merchant().testKey);
        });
        all.put("payBillingAgreementCharges", world -> {
            String key = consented(world);
            charge(world, key).send(world.api);
            return of(world, "GET", AGREEMENTS + "/" + key + "/charges?limit=5");
        });
        all.put("payBillingAgreementList", world -> {
            consented(world);
            return of(world, "GET", AGREEMENTS + "?limit=5");
        });
        all.put("payBillingAgreementRead", world -> of(world, "GET", AGREEMENTS + "/" + consented(world)));
        all.put("payBillingAgreementConsent", world -> consent(world, ask(world)));
        all.put("payBillingAgreementEnd", world -> of(world, "DELETE", AGREEMENTS + "/" + consented(world)));
    }

    private static Api.Answer ask(ApiWorld world) {
        return world.merchant().post(world.api, BILLING, WANTED);
    }

    private static ApiSample consent(ApiWorld world, Api.Answer asked) {
        return consent(world, asked, "MONEY").with(Map.of());
    }

    /** To what is asked for anew, by a card of the owner's. */
    static ApiSample consentByCard(ApiWorld world, String card) {
        return consent(world, ask(world), card).with(Map.of("cardId", card));
    }

    private static ApiSample consent(ApiWorld world, Api.Answer asked, String by) {
        String key = asked.text("billingKey");
        return of(world, "POST", AGREEMENTS + "/" + key + "/consent")
                .header("X-Device-Signature", world.owner.sign(
                        "madang.pay.billing.v1\n" + key + "\n" + asked.text("merchantId") + "\n" + MOST + "\n" + MOST
                                + "\n" + by));
    }

    private static ApiSample charge(ApiWorld world, String key) {
        ApiWorld.topUp(world.owner);
        return chargeOf(world, key, "order-" + UUID.randomUUID(), 100);
    }

    private static ApiSample chargeOf(ApiWorld world, String key, String order, long amount) {
        return MerchantSamples.of(world, "POST", BILLING + "/" + key).with(Map.of("customerKey", "customer-17",
                "orderId", order, "orderName", "12월호", "amount", amount, "taxFreeAmount", 0, "retry", false));
    }

    /** The key of one that the owner consented to. */
    private static String consented(ApiWorld world) {
        Api.Answer asked = ask(world);
        consent(world, asked).send(world.api);
        return asked.text("billingKey");
    }

    private static ApiSample of(ApiWorld world, String method, String path) {
        return ApiSample.of(method, path).as(world.owner.accessToken);
    }
}
