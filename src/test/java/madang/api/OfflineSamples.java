package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about paying in shops. */
final class OfflineSamples {
    private static final String OFFLINE = "/v1/pay/offline";
    private static final String PAYMENTS = "/v1/pay/payments";

    private OfflineSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payOfflineEnrol", world -> enrolling(world.owner));
        all.put("payOfflineRead", world -> device(world, "GET", "/device"));
        all.put("payOfflineChoose",
                world -> device(world, "PUT", "/device/tenders").with(Map.of("pointsFirst", false)));
        all.put("payOfflineRemove", world -> device(world, "DELETE", "/device"));
        all.put("payOfflineCode", world -> device(world, "GET", "/code"));
        all.put("payOfflineBarcode", world -> device(world, "GET", "/code/barcode"));
        all.put("payOfflineQr", world -> device(world, "GET", "/code/qr"));
        all.put("payCodePaymentPay", OfflineSamples::paying);
        all.put("payQrScan", world -> ApiSample.of("POST", "/v1/pay/checkouts").as(world.owner.accessToken)
                .with(Map.of("text", world.merchant().get(world.api, "/v1/pay/merchant/qr").text("text"), "amount",
                        1_000)));
        all.put("payQrShop", world -> MerchantSamples.of(world, "GET", "/v1/pay/merchant/qr"));
        all.put("payQrShopImage", world -> MerchantSamples.of(world, "GET", "/v1/pay/merchant/qr/image"));
        all.put("payQrSale", world -> MerchantSamples.of(world, "GET", sale(world) + "/qr"));
        all.put("payQrSaleImage", world -> MerchantSamples.of(world, "GET", sale(world) + "/qr/image"));
    }

    private static ApiSample paying(ApiWorld world) {
        ApiWorld.topUp(world.owner);
        enrol(world);
        String code = world.owner.get(OFFLINE + "/code").text("code");
        return MerchantSamples.of(world, "POST", PAYMENTS + "/offline").with(Map.of("code", code, "orderId",
                "order-" + UUID.randomUUID(), "orderName", "감귤", "amount", 1_000, "taxFreeAmount", 0));
    }

    private static String sale(ApiWorld world) {
        String order = "order-" + UUID.randomUUID().toString().substring(0, 12);
        return PAYMENTS + "/" + world.merchant().post(world.api, PAYMENTS,
                Map.of("orderId", order, "orderName", "감귤", "amount", 1_000)).text("paymentKey");
    }

    private static ApiSample enrolling(MemberActor member) {
        long now = System.currentTimeMillis();
        return ApiSample.of("PUT", OFFLINE + "/device").as(member.accessToken)
                .header("X-Device-Signature",
                        member.sign("madang.pay.offline-device.v1\n" + member.deviceId + "\n" + now))
                .with(Map.of("pointsFirst", false, "signedAt", now));
    }

    private static void enrol(ApiWorld world) {
        enrol(world, world.owner);
    }

    /** As soon as pay has heard of the member's device, which it knows from then on. */
    static void enrol(ApiWorld world, MemberActor member) {
        Awaitility.await().until(() -> enrolling(member).send(world.api).status() == 200);
    }

    private static ApiSample device(ApiWorld world, String method, String path) {
        enrol(world);
        return ApiSample.of(method, OFFLINE + path).as(world.owner.accessToken);
    }
}
