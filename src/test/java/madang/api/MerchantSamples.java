package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The part of {@link ApiSamples} that is about merchants. */
final class MerchantSamples {
    private MerchantSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payMerchantRead", world -> of(world, "GET", "/v1/pay/merchant"));
    }

    /** By the live key of the world's merchant; a POST with an idempotency key. */
    static ApiSample of(ApiWorld world, String method, String path) {
        ApiSample sample = ApiSample.of(method, path).byKey(world.merchant().liveKey);
        return method.equals("POST") ? sample.header("Idempotency-Key", UUID.randomUUID().toString()) : sample;
    }
}
