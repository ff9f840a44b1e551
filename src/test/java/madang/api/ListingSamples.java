package madang.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import commerce.TestCoupons;
import commerce.TestShop;
import commerce.bulk.TestTables;
import commerce.catalogue.SellerId;
import commerce.coupon.TestProposals;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import commerce.image.TestImages;
import commerce.product.ProductScene;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.SellerRole;
import platform.time.BusinessDays;

/** What a seller's people do with their products, stock, freight and coupons, and operators with categories. */
final class ListingSamples {
    /** Fields of these forms that take any text that is one. */
    static final Set<String> FREE_TEXT = Set.of("POST /seller/products name", "POST /seller/products/drafts name",
            "POST /seller/stock reason", "POST /seller/freight name", "POST /seller/freight/changes name",
            "POST /seller/coupons name", "POST /ops/commerce/coupons name", "POST /ops/commerce/coupons reason",
            "POST /ops/commerce/categories nameKo",
            "POST /ops/commerce/categories nameEn", "POST /ops/commerce/categories/changes nameKo",
            "POST /ops/commerce/categories/changes nameEn", "POST /ops/commerce/categories/attributes nameKo",
            "POST /ops/commerce/categories/attributes nameEn");

    private ListingSamples() {}

    static void addTo(Map<String, SellerSamples.Doing> pages) {
        products(pages);
        tables(pages);
        for (String page : new String[]{"/seller/stock", "/seller/stock/low", "/seller/freight", "/seller/coupons"}) {
            pages.put("GET " + page, looks());
        }
        pages.put("GET /seller/stock/{skuId}", new SellerSamples.Doing(SellerRole.VIEWER,
                (context, seller) -> new SellerSamples.Own(sku(context, seller), Map.of(), true)));
        pages.put("POST /seller/stock", writes((context, seller) -> Map.of("sku", Long.toString(sku(context, seller)),
                "seen", "7", "onHand", "5", "reason", "실사")));
        pages.put("POST /seller/stock/alarms",
                writes((context, seller) -> Map.of("sku", Long.toString(sku(context, seller)), "threshold", "5")));
        pages.put("POST /seller/freight", new SellerSamples.Doing(SellerRole.PRODUCT,
                (_, _) -> SellerSamples.Own.of(freight())));
        pages.put("POST /seller/freight/changes", writes((context, seller) -> {
            Map<String, String> form = new LinkedHashMap<>(freight());
            form.put("template", template(context, seller));
            return form;
        }));
        pages.put("POST /seller/freight/removal", writes((context, seller) -> Map.of("template",
                template(context, seller))));
        pages.put("POST /seller/coupons",
                new SellerSamples.Doing(SellerRole.PRODUCT,
                        (context, _) -> SellerSamples.Own.of(coupon(context.getBean(Ids.class)))));
        pages.put("POST /seller/coupons/stop",
                writes((context, seller) -> Map.of("coupon", coupon(context, seller))));
    }

    private static void products(Map<String, SellerSamples.Doing> pages) {
        pages.put("GET /seller/products", looks());
        pages.put("GET /seller/products/new",
                new SellerSamples.Doing(SellerRole.PRODUCT, (_, _) -> SellerSamples.Own.open()));
        pages.put("GET /seller/images/{id}", new SellerSamples.Doing(SellerRole.VIEWER,
                (context, seller) -> new SellerSamples.Own(
                        TestImages.of(context, new SellerId(seller.value())).value(), Map.of(), true)));
        pages.put("POST /seller/products", new SellerSamples.Doing(SellerRole.PRODUCT,
                (_, _) -> SellerSamples.Own.of(Map.of("name", "제주 감귤", "category", "110", "price", "12900"))));
        pages.put("POST /seller/products/drafts",
                writes((context, seller) -> Map.of("product",
                        Long.toString(scene(context, seller).writes("제주 감귤").value()), "version", "1", "category",
                        "110", "name", "서귀포 감귤")));
        pages.put("POST /seller/products/drafts/moves", writes((context, seller) -> Map.of("product",
                Long.toString(scene(context, seller).writes("제주 감귤").value()), "version", "1", "move", "SUBMIT")));
        pages.put("POST /seller/products/moves", writes((context, seller) -> Map.of("product",
                Long.toString(scene(context, seller).sells("제주 감귤").value()), "move", "PAUSE")));
        pages.put("POST /seller/products/prices", writes((context, seller) -> Map.of("product",
                Long.toString(scene(context, seller).sells("제주 감귤").value()), "version", "2", "price", "13900")));
        pages.put("POST /seller/products/copies", writes((context, seller) -> Map.of("product",
                Long.toString(scene(context, seller).sells("제주 감귤").value()))));
    }

    private static void tables(Map<String, SellerSamples.Doing> pages) {
        for (String page : new String[]{"", "/template", "/export"}) {
            pages.put("GET /seller/products/sheets" + page, looks());
        }
        pages.put("GET /seller/products/sheets/{uploadId}/problems", new SellerSamples.Doing(SellerRole.VIEWER,
                (context, seller) -> new SellerSamples.Own(TestTables.brought(context, seller), Map.of(), true)));
        pages.put("POST /seller/products/sheets",
                new SellerSamples.Doing(SellerRole.PRODUCT, (_, _) -> SellerSamples.Own.of(Map.of("kind", "FRESH"))));
        pages.put("POST /seller/products/sheets/done",
                writes((context, seller) -> Map.of("upload", Long.toString(TestTables.brought(context, seller)))));
    }

    /** What operators do about categories. */
    static void addPagesTo(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        platformCoupons(operators, anew);
        operators.put("GET /ops/commerce/categories", Map.of());
        anew.put("GET /ops/commerce/categories/{categoryId}", _ -> Map.of("categoryId", "110"));
        anew.put("POST /ops/commerce/categories", _ -> Map.of("nameKo", "견과", "nameEn", "Nuts", "place", "9"));
        anew.put("POST /ops/commerce/categories/changes", context -> Map.of("category", category(context), "nameKo",
                "견과", "nameEn", "Nuts", "place", "8"));
        anew.put("POST /ops/commerce/categories/attributes", context -> Map.of("category", category(context), "code",
                "ROAST", "nameKo", "볶음", "nameEn", "Roast", "place", "1"));
        anew.put("POST /ops/commerce/categories/attributes/removal", context -> {
            String category = category(context);
            new TestShop(context).sql("""
                    insert into commerce_category_attribute (category_id, code, place, name_ko, name_en, required)
                    values (?, 'ROAST', 1, '볶음', 'Roast', false)""", category);
            return Map.of("category", category, "code", "ROAST");
        });
    }

    private static void platformCoupons(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        operators.put("GET /ops/commerce/coupons", Map.of("before", "715238462915428352"));
        anew.put("POST /ops/commerce/coupons", context -> {
            Map<String, String> form = new LinkedHashMap<>(coupon(context.getBean(Ids.class)));
            form.put("reason", "가을 행사");
            return form;
        });
        anew.put("POST /ops/commerce/coupons/decisions", context -> Map.of("coupon",
                Long.toString(TestProposals.proposed(context).value()), "verdict", "APPROVE"));
        anew.put("POST /ops/commerce/coupons/stop", context -> Map.of("coupon",
                Long.toString(TestCoupons.offered(context, null, 1_000, 10_000).value())));
    }

    private static String category(ApplicationContext context) {
        long id = context.getBean(Ids.class).nextLong();
        new TestShop(context).sql(
                "insert into commerce_category (id, place, name_ko, name_en) values (?, 99, '견과', 'Nuts')", id);
        return Long.toString(id);
    }

    private static SellerSamples.Doing looks() {
        return new SellerSamples.Doing(SellerRole.VIEWER, (_, _) -> SellerSamples.Own.open());
    }

    /** What names something that another seller has not. */
    private static SellerSamples.Doing writes(
            BiFunction<ApplicationContext, Tsid, Map<String, String>> form) {
        return new SellerSamples.Doing(SellerRole.PRODUCT,
                (context, seller) -> SellerSamples.Own.about(form.apply(context, seller)));
    }

    private static ProductScene scene(ApplicationContext context, Tsid seller) {
        return new ProductScene(context, TestShop.of(context, new SellerId(seller.value())));
    }

    private static long sku(ApplicationContext context, Tsid seller) {
        return TestShop.of(context, new SellerId(seller.value())).sells("제주 감귤", 12_900, 7).value();
    }

    private static Map<String, String> freight() {
        return Map.of("name", "기본 배송", "kind", "FLAT", "fee", "5", "jejuFee", "0", "islandFee", "0", "returnFee", "0",
                "exchangeFee", "0");
    }

    private static String template(ApplicationContext context, Tsid seller) {
        TemplateId id = new TemplateId(context.getBean(Ids.class).nextLong());
        context.getBean(Templates.class).add(new ShippingTemplate(id, new SellerId(seller.value()), "기본 배송",
                ShippingTemplate.Kind.FLAT, Won.of(3_000), null, null, true, Won.ZERO, Won.ZERO, Won.of(3_000),
                Won.of(6_000)));
        return Long.toString(id.value());
    }

    private static Map<String, String> coupon(Ids ids) {
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        return Map.of("id", ids.next().toString(), "name", "감귤 할인", "kind", "AMOUNT", "value", "1000", "minimum",
                "10000", "stock", "100", "from",
                today.toString(), "until", today.plusDays(7).toString());
    }

    private static String coupon(ApplicationContext context, Tsid seller) {
        return Long.toString(TestCoupons.offered(context, new SellerId(seller.value()), 1_000, 10_000).value());
    }
}
