package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import commerce.Checkout;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about shopping. */
final class CommerceSamples {
    private static final String CART = "/v1/commerce/cart";
    private static final String ORDERS = "/v1/commerce/orders";

    private CommerceSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceProductList", _ -> ApiSample.of("GET", "/v1/commerce/products?limit=5"));
        all.put("commerceProductRead", world -> ApiSample.of("GET", "/v1/commerce/products/" + world.product()));
        ShelfSamples.addTo(all);
        TeamSamples.addTo(all);
        all.put("commerceCartRead", world -> of(world.owner, "GET", CART));
        all.put("commerceCartPut", world -> of(world.owner, "PUT", CART + "/items")
                .with(Map.of("skuId", Long.toString(world.sku.value()), "quantity", 2)));
        all.put("commerceQuoteMake", world -> of(world.owner, "POST", "/v1/commerce/quotes")
                .with(Checkout.wish(Long.toString(world.sku.value()), 1)));
        all.put("commerceQuoteRead", world -> of(world.owner, "GET", "/v1/commerce/quotes/" + world.quote()));
        all.put("commerceCouponOpen", _ -> ApiSample.of("GET", "/v1/commerce/coupons"));
        all.put("commerceCouponTake", world -> of(world.owner, "POST", "/v1/commerce/coupons/mine")
                .header("Idempotency-Key", key()).with(Map.of("couponId", world.coupon())));
        all.put("commerceCouponMine", world -> of(world.owner, "GET", "/v1/commerce/coupons/mine?limit=5"));
        all.put("commerceOrderPlace", world -> of(world.owner, "POST", ORDERS).header("Idempotency-Key", key())
                .with(world.order()));
        all.put("commerceOrderList", world -> of(world.owner, "GET", ORDERS + "?limit=5"));
        all.put("commerceOrderRead", world -> of(world.owner, "GET", ORDERS + "/" + world.placedOrder()));
        all.put("commerceOrderCancel",
                world -> of(world.owner, "POST", ORDERS + "/" + world.placedOrder() + "/cancellation")
                        .header("Idempotency-Key", key()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static ApiSample of(MemberActor member, String method, String path) {
        return ApiSample.of(method, path).as(member.accessToken);
    }
}
