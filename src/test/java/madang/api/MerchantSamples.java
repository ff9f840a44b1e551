package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import pay.dispute.TestDisputes;
import pay.merchant.CallingMerchant;
import pay.webhook.TestWebhooks;

/** The part of {@link ApiSamples} that is about merchants. */
final class MerchantSamples {
    private static final String ENDPOINTS = "/v1/pay/merchant/webhook-endpoints";
    private static final Map<String, Object> ENDPOINT = Map.of("url", "https://shop.example.com/madang");

    private MerchantSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payMerchantRead", world -> of(world, "GET", "/v1/pay/merchant"));
        all.put("payDisputeList", world -> {
            dispute(world);
            return of(world, "GET", "/v1/pay/merchant/disputes?limit=5");
        });
        all.put("payDisputeRead", world -> of(world, "GET", dispute(world)));
        all.put("payDisputeAnswer", world -> of(world, "POST", dispute(world) + "/evidence")
                .with(Map.of("evidence", "운송장 1234-5678")));
        all.put("payDisputeAccept", world -> of(world, "POST", dispute(world) + "/acceptance"));
        all.put("payWebhookEndpointRegister", world -> of(world, "POST", ENDPOINTS).with(ENDPOINT));
        all.put("payWebhookEndpointList", world -> of(world, "GET", ENDPOINTS));
        all.put("payWebhookEndpointRemove", world -> of(world, "DELETE", newEndpoint(world)));
        all.put("payWebhookEndpointRotate", world -> of(world, "POST", endpoint(world) + "/secret"));
        all.put("payWebhookEndpointSwitchOn", world -> of(world, "POST", endpoint(world) + "/activation"));
        all.put("payWebhookEndpointReplay", world -> of(world, "POST", endpoint(world) + "/replays")
                .with(Map.of("from", "2026-11-27T00:00:00Z")));
        all.put("payWebhookDeliveryList",
                world -> of(world, "GET", endpoint(world) + "/deliveries?state=FAILED&limit=5"));
        all.put("payWebhookDeliveryRead", world -> of(world, "GET", delivery(world)));
        all.put("payWebhookDeliveryResend", world -> of(world, "POST", delivery(world) + "/resending"));
    }

    /** The path of a new dispute. */
    private static String dispute(ApiWorld world) {
        return "/v1/pay/merchant/disputes/" + new TestDisputes(world.context).opened(world.merchant().id);
    }

    private static String newEndpoint(ApiWorld world) {
        return ENDPOINTS + "/" + world.merchant().post(world.api, ENDPOINTS, ENDPOINT).text("endpoint/id");
    }

    /** The path of an endpoint of the merchant's. */
    private static String endpoint(ApiWorld world) {
        var first = world.merchant().get(world.api, ENDPOINTS).body().at("/items/0/id");
        return first.isMissingNode() ? newEndpoint(world) : ENDPOINTS + "/" + first.asString();
    }

    /** The path of a delivery to it. */
    private static String delivery(ApiWorld world) {
        String endpoint = endpoint(world);
        return endpoint + "/deliveries/" + TestWebhooks.failed(world.context,
                new CallingMerchant(world.merchant().id, true), endpoint.substring(ENDPOINTS.length() + 1));
    }

    /** By the live key of the world's merchant; a POST with an idempotency key. */
    static ApiSample of(ApiWorld world, String method, String path) {
        ApiSample sample = ApiSample.of(method, path).byKey(world.merchant().liveKey);
        return method.equals("POST") ? sample.header("Idempotency-Key", UUID.randomUUID().toString()) : sample;
    }
}
