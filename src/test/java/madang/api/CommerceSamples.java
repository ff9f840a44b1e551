package madang.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import commerce.Checkout;
import commerce.TestParcels;
import commerce.claim.TestClaims;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about shopping. */
final class CommerceSamples {
    private static final String CART = "/v1/commerce/cart";
    private static final String ORDERS = "/v1/commerce/orders";

    private static final String CLAIMS = "/v1/commerce/claims";

    private CommerceSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceProductList", _ -> ApiSample.of("GET", "/v1/commerce/products?limit=5"));
        all.put("commerceProductRead", world -> ApiSample.of("GET", "/v1/commerce/products/" + world.product()));
        ShelfSamples.addTo(all);
        TeamSamples.addTo(all);
        VoiceSamples.addTo(all);
        all.put("commerceCartRead", world -> of(world.owner, "GET", CART));
        all.put("commerceCartPut", world -> of(world.owner, "PUT", CART + "/items")
                .with(Map.of("skuId", Long.toString(world.sku.value()), "quantity", 2)));
        all.put("commerceQuoteMake", world -> of(world.owner, "POST", "/v1/commerce/quotes")
                .with(Map.of("lines", List.of(Map.of("skuId", Long.toString(world.sku.value()), "quantity", 1)),
                        "coupons", List.of(world.takenCoupon()), "postalCode", "06236")));
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
        afterwards(all);
    }

    private static void afterwards(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceOrderChangeDelivery",
                world -> of(world.owner, "PUT", ORDERS + "/" + world.placedOrder() + "/delivery").with(Checkout.HOME));
        all.put("commerceItemParcels", world -> of(world.owner, "GET", "/v1/commerce/items/" + delivered(world)
                + "/parcels"));
        all.put("commerceItemConfirm", world -> of(world.owner, "POST", "/v1/commerce/items/" + delivered(world)
                + "/purchase-confirmation").header("Idempotency-Key", key()));
        all.put("commerceClaimPreview", world -> of(world.owner, "POST", CLAIMS + "/preview").with(claim(world)));
        all.put("commerceClaimOpen", world -> of(world.owner, "POST", CLAIMS).header("Idempotency-Key", key())
                .with(claim(world)));
        all.put("commerceClaimList", world -> of(world.owner, "GET", CLAIMS + "?limit=5"));
        all.put("commerceClaimRead", world -> of(world.owner, "GET", CLAIMS + "/" + opened(world)));
        all.put("commerceClaimWithdraw", world -> of(world.owner, "POST", CLAIMS + "/" + opened(world) + "/withdrawal")
                .header("Idempotency-Key", key()));
        all.put("commerceClaimDispute", world -> of(world.owner, "POST", CLAIMS + "/" + rejected(world) + "/dispute")
                .header("Idempotency-Key", key()).with(Map.of("words", "한 번도 쓰지 않았어요")));
    }

    private static String rejected(ApiWorld world) {
        String claim = opened(world);
        TestClaims.rejects(world.context, world.shop.seller(), claim);
        return claim;
    }

    /** An item of the owner's that has arrived. */
    private static String delivered(ApiWorld world) {
        ItemId item = new TestOrders(world.context).paid(new Tsid(Long.parseLong(world.owner.memberId)), world.sku, 1);
        arrives(world, item);
        return Long.toString(item.value());
    }

    /** An item that is paid for is sent and arrives. */
    static void arrives(ApiWorld world, ItemId item) {
        TestParcels parcels = new TestParcels(world.context, world.shop);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
    }

    private static Map<String, Object> claim(ApiWorld world) {
        return Map.of("itemId", delivered(world), "kind", "RETURN", "quantity", 1, "reason", "DEFECTIVE", "details",
                "찢어졌어요", "foundOutOn", LocalDate.now(BusinessDays.SEOUL).toString());
    }

    private static String opened(ApiWorld world) {
        return world.owner.post(CLAIMS, claim(world), "Idempotency-Key", key()).text("id");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static ApiSample of(MemberActor member, String method, String path) {
        return ApiSample.of(method, path).as(member.accessToken);
    }
}
