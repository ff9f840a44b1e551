package madang.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;
import pay.promotion.TestPromotions;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about merchants' payments. */
final class EasypaySamples {
    private static final String PAYMENTS = "/v1/pay/payments";

    private static final Map<String, Object> RECEIPT = Map.of("type", "INCOME_DEDUCTION", "customerIdentityNumber",
            "010-1234-5678");

    private EasypaySamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payMerchantPaymentCreate", world -> creating(world, Map.of()));
        all.put("payMerchantPaymentConfirm", world -> MerchantSamples.of(world, "POST", PAYMENTS + "/confirm")
                .with(confirmation(approved(world, true))));
        all.put("payMerchantPaymentRead",
                world -> MerchantSamples.of(world, "GET", PAYMENTS + "/" + asked(world, true).key()));
        all.put("payMerchantPaymentOfOrder",
                world -> MerchantSamples.of(world, "GET", PAYMENTS + "/orders/" + asked(world, true).order()));
        all.put("payTestModeApprove", EasypaySamples::approvesTest);
        all.put("payTestModeDeposit", EasypaySamples::depositsTest);
        all.put("payMerchantCancelCapture", world -> of(world, confirmed(world, false), "capture")
                .with(Map.of("amount", 900, "taxFreeAmount", 0)));
        all.put("payMerchantCancelGiveUp", world -> of(world, asked(world, true), "void"));
        all.put("payMerchantCancelCancel", world -> of(world, confirmed(world, true), "cancel")
                .with(Map.of("cancelReason", "품절", "cancelAmount", 300, "taxFreeAmount", 0)));
        all.put("payTransactionList", world -> {
            confirmed(world, true);
            return MerchantSamples.of(world, "GET", "/v1/pay/transactions?limit=5&kind=PAYMENT");
        });
        all.put("payMerchantReceiptIssue", world -> of(world, confirmed(world, true), "cash-receipt").with(RECEIPT));
        all.put("payCashReceiptList", world -> {
            confirmed(world, true);
            return ApiSample.of("GET", "/v1/pay/cash-receipts?limit=5").as(world.owner.accessToken);
        });
        promotions(all);
        all.put("payCheckoutRead", world -> ApiSample.of("GET", checkout(approved(world, true)))
                .as(world.owner.accessToken));
        all.put("payCheckoutApprove", world -> {
            ApiWorld.topUp(world.owner);
            Asked asked = asked(world, true);
            return ApiSample.of("POST", checkout(asked) + "/approval").as(world.owner.accessToken)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("X-Device-Signature", world.owner.sign(signed(asked))).with(approval());
        });
    }

    /** Of a promotion that holds at all merchants'. */
    private static void promotions(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payPromotionPromotions", world -> {
            promotion(world);
            return ApiSample.of("GET", "/v1/pay/promotions?limit=5").as(world.owner.accessToken);
        });
        all.put("payPromotionTake",
                world -> ApiSample.of("POST", "/v1/pay/coupons").as(world.owner.accessToken)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .with(Map.of("promotionId", Long.toString(promotion(world)))));
        all.put("payPromotionCoupons", world -> {
            world.owner.post("/v1/pay/coupons", Map.of("promotionId", Long.toString(promotion(world))),
                    "Idempotency-Key", UUID.randomUUID().toString());
            return ApiSample.of("GET", "/v1/pay/coupons?limit=5").as(world.owner.accessToken);
        });
    }

    private static long promotion(ApiWorld world) {
        return TestPromotions.coupons(world.context);
    }

    /** A payment that was asked for. */
    record Asked(String key, String order) {}

    private static Map<String, Object> wanted(boolean capture) {
        return Map.of("orderId", "order-" + UUID.randomUUID(), "orderName", "감귤", "amount", 1_000, "taxFreeAmount", 0,
                "capture", capture, "cashReceipt", RECEIPT);
    }

    /** A payment is asked for, with this besides. */
    static ApiSample creating(ApiWorld world, Map<String, Object> besides) {
        return MerchantSamples.of(world, "POST", PAYMENTS).with(wantedWith(besides));
    }

    /** Wanted as ever, but for what is said here. */
    private static Map<String, Object> wantedWith(Map<String, Object> besides) {
        Map<String, Object> wanted = new HashMap<>(wanted(true));
        wanted.putAll(besides);
        return wanted;
    }

    /** The key of a payment that waits for its approval. */
    static String asked(ApiWorld world) {
        return asked(world, true).key();
    }

    private static Asked asked(ApiWorld world, boolean capture) {
        return asked(world, wanted(capture));
    }

    private static Asked asked(ApiWorld world, Map<String, Object> wanted) {
        return new Asked(world.merchant().post(world.api, PAYMENTS, wanted).text("paymentKey"),
                String.valueOf(wanted.get("orderId")));
    }

    static Asked approved(ApiWorld world, boolean capture) {
        Asked asked = asked(world, capture);
        ApiWorld.topUp(world.owner);
        approve(world.owner, asked);
        return asked;
    }

    private static Asked confirmed(ApiWorld world, boolean capture) {
        Asked asked = approved(world, capture);
        world.merchant().post(world.api, PAYMENTS + "/confirm", confirmation(asked));
        return asked;
    }

    private static void approve(MemberActor member, Asked asked) {
        Awaitility.await().until(() -> member.post(checkout(asked) + "/approval", approval(), "Idempotency-Key",
                UUID.randomUUID().toString(), "X-Device-Signature", member.sign(signed(asked))).status() == 200);
    }

    private static Map<String, Object> approval() {
        return Map.of("amount", 1_000, "tenders", List.of(Map.of("kind", "MONEY", "amount", 1_000)));
    }

    private static String signed(Asked asked) {
        return "madang.pay.checkout.v1\n" + asked.key() + "\n1000\nMONEY=1000";
    }

    private static String checkout(Asked asked) {
        return "/v1/pay/checkouts/" + asked.key();
    }

    private static Map<String, Object> confirmation(Asked asked) {
        return Map.of("paymentKey", asked.key(), "orderId", asked.order(), "amount", 1_000);
    }

    /** By the test key of the world's merchant. */
    static ApiSample approvesTest(ApiWorld world) {
        String key = ApiSample.of("POST", PAYMENTS).byKey(world.merchant().testKey).with(wanted(true)).send(world.api)
                .text("paymentKey");
        return ApiSample.of("POST", PAYMENTS + "/" + key + "/test-approval").byKey(world.merchant().testKey);
    }

    /** At a virtual account that nobody awaits anything at yet. */
    private static ApiSample depositsTest(ApiWorld world) {
        String approval = approvesTest(world).with(Map.of("tender", "VIRTUAL_ACCOUNT")).send(world.api)
                .text("paymentKey");
        return ApiSample.of("POST", PAYMENTS + "/" + approval + "/test-deposit").byKey(world.merchant().testKey)
                .with(Map.of("amount", 1_000));
    }

    private static ApiSample of(ApiWorld world, Asked asked, String what) {
        return MerchantSamples.of(world, "POST", PAYMENTS + "/" + asked.key() + "/" + what);
    }
}
