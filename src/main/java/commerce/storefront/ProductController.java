package commerce.storefront;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;

import commerce.catalogue.CategoryId;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import commerce.refusal.CommerceError;
import commerce.search.ProductFilter;
import commerce.search.ProductSort;
import commerce.search.SearchProducts;
import commerce.shelf.ShelfGoods;
import commerce.shelf.Tile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** The shop window. */
@RestController
@RequestMapping("/v1/commerce/products")
@Tag(name = "Products", description = "What is on sale; open to everybody")
class ProductController {
    private final ShelfGoods goods;
    private final KnownProducts known;
    private final SearchProducts search;
    private final Cursors cursors;
    private final Clock clock;

    ProductController(ShelfGoods goods, KnownProducts known, SearchProducts search, Cursors cursors, Clock clock) {
        this.goods = goods;
        this.known = known;
        this.search = search;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A product with everything needed to order it. */
    record ProductView(ProductId id, String name, String description, CategoryId categoryId, Tile.SellerName seller,
            Won price,
            @Schema(description = "the price without the sale that is on; null without one", nullable = true) @Nullable Won listPrice,
            @Schema(description = "when this lower price ends; null without one, and of a live show's, which ends with the show", nullable = true) @Nullable Instant saleEndsAt,
            boolean onSale, Freight freight,
            boolean taxFree, @Schema(example = "{\"ORIGIN\": \"제주\"}") Map<String, String> attributes,
            @Schema(description = "what the law wants told, by the codes of the category's form", example = "{\"PRODUCER\": \"한빛농원\"}") Map<String, String> notice,
            @Schema(description = "its pictures; read them in the size that is wanted") List<ImageId> images,
            @Schema(description = "null while nobody has reviewed it", nullable = true) @Nullable Rating rating,
            @Schema(example = "[\"색상\", \"사이즈\"]") List<String> optionGroups, List<SkuView> skus) {
        static ProductView of(ProductPages.Page page, Instant now) {
            Product product = page.product();
            Won difference = product.lowestDifference(sku -> page.available().getOrDefault(sku.id(), 0) > 0);
            Won list = product.price().plus(difference);
            Won price = product.priceAt(now).plus(difference);
            return new ProductView(product.id(), product.name(), product.description(), page.told().category(),
                    new Tile.SellerName(product.sellerId(), page.sellerName()), price,
                    price.equals(list) ? null : list, product.saleEnd(now), page.onSale(), page.told().freight(),
                    product.taxFree(), page.told().attributes(), page.told().notice(), page.told().images(),
                    page.told().rating(),
                    product.optionGroups(),
                    product.skus().stream()
                            .map(sku -> new SkuView(sku.id(), sku.choices(), product.priceOf(sku, now), sku.onSale(),
                                    page.available().getOrDefault(sku.id(), 0)))
                            .toList());
        }
    }

    /** One form to choose; order by its id. */
    record SkuView(SkuId id, @Schema(example = "[\"네이비\", \"L\"]") List<String> choices, Won price, boolean onSale,
            int available) {}

    @Operation(summary = "List products on sale", description = "Newest first unless asked otherwise. A change is seen within a second.")
    @GetMapping
    CursorPage<Tile> list(@Valid @ParameterObject PageQuery page,
            @Parameter(description = "only this seller's") @RequestParam(required = false) @Nullable SellerId sellerId,
            @Parameter(description = "in this category or below it") @RequestParam(required = false) @Nullable CategoryId categoryId,
            @Parameter(description = "NEWEST when absent") @RequestParam(required = false) @Nullable ProductSort sort) {
        ProductFilter filter = new ProductFilter(null, categoryId, sellerId, null, null, null, null, false);
        ProductSort order = sort == null ? ProductSort.NEWEST : sort;
        String list = "commerce.products:" + order + filter.told();
        Optional<long[]> after = cursors.decode(list, page.cursor(), SearchProducts.KEYS);
        int most = page.size() + 1;
        // While there is no index yet, the database serves the list that everybody opens first.
        List<SearchProducts.Hit> found = search.isReady() || categoryId != null
                || order != ProductSort.NEWEST
                        ? search.find(filter, order, after, most)
                        : goods.newest(sellerId, after.map(keys -> keys[SearchProducts.KEYS - 1])
                                .orElse(Long.MAX_VALUE), most).stream().map(SearchProducts.Hit::newest).toList();
        return CursorPage.of(found, page.size(), hit -> cursors.encode(list, hit.place().keys()))
                .map(SearchProducts.Hit::tile);
    }

    @Operation(summary = "Read a product")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/{id}")
    ProductView read(@PathVariable ProductId id) {
        return known.page(id).map(page -> ProductView.of(page, clock.instant()))
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
    }
}
