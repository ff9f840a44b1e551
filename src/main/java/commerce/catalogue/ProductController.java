package commerce.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;

import commerce.refusal.CommerceError;
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
    private final ProductPages pages;

    private final Cursors cursors;

    ProductController(ProductPages pages, Cursors cursors) {
        this.pages = pages;
        this.cursors = cursors;
    }

    /** A product in a list, at the price without option. */
    record TileView(ProductId id, @Schema(example = "제주 감귤 5kg") String name, Won price, SellerView seller,
            boolean soldOut) {
        static TileView of(ProductPages.Tile tile) {
            return new TileView(tile.id(), tile.name(), tile.price(),
                    new SellerView(tile.sellerId(), tile.sellerName()), tile.soldOut());
        }
    }

    /** A product with everything needed to order it. */
    record ProductView(ProductId id, String name, String description, SellerView seller, Won price, boolean onSale,
            boolean taxFree, @Schema(example = "[\"색상\", \"사이즈\"]") List<String> optionGroups, List<SkuView> skus) {
        static ProductView of(ProductPages.Page page) {
            Product product = page.product();
            Map<SkuId, Integer> available = page.availability().stream().collect(
                    Collectors.toMap(ProductPages.Availability::skuId, ProductPages.Availability::available));
            return new ProductView(product.id(), product.name(), product.description(),
                    new SellerView(product.sellerId(), page.sellerName()), product.price(), page.onSale(),
                    product.taxFree(), product.optionGroups(),
                    product.skus().stream()
                            .map(sku -> new SkuView(sku.id(), sku.choices(), product.priceOf(sku), sku.onSale(),
                                    available.getOrDefault(sku.id(), 0)))
                            .toList());
        }
    }

    /** Who sells it. */
    record SellerView(SellerId id, String name) {}

    /** One form to choose; order by its id. */
    record SkuView(SkuId id, @Schema(example = "[\"네이비\", \"L\"]") List<String> choices, Won price, boolean onSale,
            int available) {}

    @Operation(summary = "List products on sale", description = "Newest first.")
    @GetMapping
    CursorPage<TileView> list(@Valid @ParameterObject PageQuery page,
            @Parameter(description = "only this seller's") @RequestParam(required = false) @Nullable SellerId sellerId) {
        String list = "commerce.products:" + (sellerId == null ? "" : sellerId.value());
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(pages.newest(sellerId, before, page.size() + 1), page.size(),
                tile -> cursors.encode(list, tile.id().value())).map(TileView::of);
    }

    @Operation(summary = "Read a product")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/{id}")
    ProductView read(@PathVariable ProductId id) {
        return pages.page(id).map(ProductView::of)
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
    }
}
