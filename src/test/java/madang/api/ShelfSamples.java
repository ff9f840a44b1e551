package madang.api;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import commerce.image.ImageId;
import commerce.image.TestImages;
import commerce.product.ProductScene;
import org.springframework.context.ApplicationContext;

/** What buyers ask of the shelves, and what operators do about products. */
final class ShelfSamples {
    static final Set<String> FREE_TEXT = Set.of("POST /ops/commerce/products/ban reason");

    private ShelfSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceSearchFind",
                _ -> ApiSample.of("GET", "/v1/commerce/search?q=%EA%B0%90%EA%B7%A4&minPrice=100&maxPrice=50000&limit=5"
                        + "&sort=PRICE_ASC&facets=true&inStock=true"));
        all.put("commerceSearchSuggest", _ -> ApiSample.of("GET", "/v1/commerce/search/suggestions?prefix=%EA%B0%90"));
        all.put("commerceSellerRead", world -> ApiSample.of("GET", "/v1/commerce/sellers/"
                + world.shop.seller().value()));
        all.put("commerceImageRead", world -> ApiSample.of("GET",
                "/v1/commerce/images/" + shown(world.context).value() + "/SMALL"));
        all.put("commerceWishList", world -> ApiSample.of("GET", "/v1/commerce/wish-list?limit=5")
                .as(world.owner.accessToken));
        all.put("commerceWishAdd", world -> ApiSample.of("PUT", "/v1/commerce/wish-list/" + world.product())
                .as(world.owner.accessToken));
        all.put("commerceWishRemove", world -> {
            String path = "/v1/commerce/wish-list/" + world.product();
            world.owner.put(path, null);
            return ApiSample.of("DELETE", path).as(world.owner.accessToken);
        });
        all.put("commerceCategoryTree", _ -> ApiSample.of("GET", "/v1/commerce/categories"));
        all.put("commerceCategoryForm", _ -> ApiSample.of("GET", "/v1/commerce/categories/110"));
    }

    static void addPagesTo(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        operators.put("GET /ops/commerce/products", Map.of());
        operators.put("GET /ops/commerce/search", Map.of());
        operators.put("POST /ops/commerce/search", Map.of());
        anew.put("POST /ops/commerce/products",
                context -> Map.of("product",
                        Long.toString(new ProductScene(context).handsIn("제주 한라봉").value()), "version", "1", "verdict",
                        "APPROVE"));
        anew.put("GET /ops/commerce/images/{id}/{size}",
                context -> Map.of("id", Long.toString(shown(context).value()), "size", "SMALL"));
        anew.put("POST /ops/commerce/products/ban", context -> Map.of("product",
                Long.toString(new ProductScene(context).sells("제주 한라봉").value()), "reason", "신고"));
    }

    private static ImageId shown(ApplicationContext context) {
        ProductScene scene = new ProductScene(context);
        ImageId image = TestImages.of(context, scene.shop.seller());
        scene.sells("제주 한라봉", image);
        return image;
    }
}
