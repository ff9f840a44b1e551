package madang.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimId;
import commerce.claim.TestClaims;
import commerce.desk.TestDesk;
import commerce.freight.ShippingTemplate;
import commerce.settlement.TestStatements;
import platform.id.Tsid;
import platform.id.TypedId;

/** The part of {@link ApiSamples} that is about sellers' systems. */
final class SellerApiSamples {
    private static final String ITEMS = "/v1/commerce/seller/items";
    private static final String ORDERS = "/v1/commerce/seller/orders/";
    private static final String CLAIMS = "/v1/commerce/seller/claims";
    private static final String PRODUCTS = "/v1/commerce/seller/products";
    private static final String STATEMENTS = "/v1/commerce/seller/statements";

    private SellerApiSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceSellerItemChanged",
                world -> of(world, "GET", ITEMS + "?limit=5&changedSince=2026-01-01T00:00:00Z"));
        all.put("commerceSellerItemConfirm", world -> of(world, "POST", ITEMS + "/confirmations")
                .with(Map.of("itemIds", List.of(id(world.desk().paid())))));
        all.put("commerceSellerItemDispatch", world -> {
            TestDesk desk = world.desk();
            // What a sample before this one has sent, couriers would move while tables are compared.
            desk.arrives();
            return of(world, "POST", ITEMS + "/dispatches").with(Map.of("parcels", List.of(Map.of("itemId",
                    id(desk.confirmed()), "courier", "HANJIN", "invoice", desk.invoice()))));
        });
        all.put("commerceSellerItemDelay", world -> of(world, "POST", ITEMS + "/" + id(world.desk().paid()) + "/delay")
                .with(Map.of("until", Instant.now().plus(Duration.ofDays(14)).toString(), "reason", "태풍")));
        all.put("commerceSellerItemCancel", world -> of(world, "POST", ITEMS + "/" + id(world.desk().paid())
                + "/cancellations").header("Idempotency-Key", UUID.randomUUID().toString())
                .with(Map.of("quantity", 1, "remaining", 1, "reason", "재고가 없어요", "restock", true)));
        all.put("commerceSellerItemCorrect", world -> {
            TestDesk desk = world.desk();
            desk.arrives();
            Map<String, String> sent = desk.sent();
            return of(world, "POST", ITEMS + "/" + sent.get("item") + "/invoice-corrections")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .with(Map.of("wrongCourier", sent.get("courier"), "wrongInvoice", sent.get("invoice"), "courier",
                            "HANJIN", "invoice", desk.invoice()));
        });
        all.put("commerceSellerOrderRead", world -> of(world, "GET", ORDERS + order(world)));
        all.put("commerceSellerOrderDelivery", world -> of(world, "GET", ORDERS + order(world) + "/delivery"));
        all.put("commerceSellerClaimList", world -> of(world, "GET", CLAIMS + "?limit=5&status=REQUESTED&kind=RETURN"));
        all.put("commerceSellerClaimRead", world -> of(world, "GET", CLAIMS + "/" + claim(world)));
        all.put("commerceSellerClaimAnswer", world -> answering(world,
                TestClaims.opened(world.context, Tsid.of(world.shop.seller())),
                Map.of("answer", "REJECT", "why", "사용한 흔적이 있어요", "restock", false)));
        all.put("commerceSellerProductList", world -> of(world, "GET", PRODUCTS + "?limit=5"));
        all.put("commerceSellerProductRead", world -> of(world, "GET", PRODUCTS + "/" + product(world, sku(world))));
        all.put("commerceSellerProductReprice", world -> of(world, "POST", PRODUCTS + "/"
                + product(world, sku(world)) + "/prices").header("Idempotency-Key", UUID.randomUUID().toString())
                .with(Map.of("version", 0, "price", 12_000, "sale", Map.of("price", 9_900, "from",
                        "2026-01-01T00:00:00Z", "until", "2100-01-01T00:00:00Z"), "shippingTemplateId",
                        id(new TestParcels(world.context, world.shop)
                                .written(ShippingTemplate.Kind.FLAT, 3_000, null, null).id()))));
        all.put("commerceSellerProductMove", world -> of(world, "POST", PRODUCTS + "/" + product(world, sku(world))
                + "/moves").header("Idempotency-Key", UUID.randomUUID().toString()).with(Map.of("move", "PAUSE")));
        all.put("commerceSellerStockRead", world -> of(world, "GET", stock(sku(world))));
        all.put("commerceSellerStockAdjust", world -> of(world, "POST", stock(sku(world)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .with(Map.of("seen", 10, "onHand", 12, "reason", "입고")));
        all.put("commerceSellerStatementList", world -> of(world, "GET", STATEMENTS + "?limit=5"));
        all.put("commerceSellerStatementRead", world -> of(world, "GET", STATEMENTS + "/"
                + id(TestStatements.of(world.context, Tsid.of(world.shop.seller())))));
    }

    /** The seller says this to a claim. */
    static ApiSample answering(ApiWorld world, ClaimId claim, Map<String, Object> said) {
        return of(world, "POST", CLAIMS + "/" + id(claim) + "/answers")
                .header("Idempotency-Key", UUID.randomUUID().toString()).with(said);
    }

    static String othersTemplate(ApiWorld world) {
        TestShop other = new TestShop(world.context);
        ProductId product = other.productOf(other.sells("남의 감귤", 1_000, 1));
        new TestParcels(world.context, other).sentBy(product, ShippingTemplate.Kind.FLAT, 3_000, null);
        return other.text("select shipping_template_id from commerce_product where id = ?", product.value());
    }

    private static SkuId sku(ApiWorld world) {
        return world.shop.sells("제주 감귤 2kg", 12_900, 10);
    }

    private static String product(ApiWorld world, SkuId sku) {
        return id(world.shop.productOf(sku));
    }

    private static String stock(SkuId sku) {
        return "/v1/commerce/seller/skus/" + sku.value() + "/stock";
    }

    private static long order(ApiWorld world) {
        TestDesk desk = world.desk();
        return desk.orderOf(desk.paid());
    }

    private static String claim(ApiWorld world) {
        return id(TestClaims.opened(world.context, Tsid.of(world.shop.seller())));
    }

    private static String id(TypedId id) {
        return Long.toString(id.value());
    }

    private static ApiSample of(ApiWorld world, String method, String path) {
        return ApiSample.of(method, path).signedBy(world.sellersKey());
    }
}
