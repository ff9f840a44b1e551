package commerce.search;

import java.util.List;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.catalogue.CategoryId;
import commerce.catalogue.SellerId;
import commerce.shelf.Tile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Finds products by words. */
@RestController
@RequestMapping("/v1/commerce/search")
@Tag(name = "Search", description = "Finds products; open to everybody")
class SearchController {
    private static final int SUGGESTIONS = 10;

    private final SearchProducts products;
    private final CountFacets facets;
    private final SuggestWords words;
    private final Cursors cursors;

    SearchController(SearchProducts products, CountFacets facets, SuggestWords words, Cursors cursors) {
        this.products = products;
        this.facets = facets;
        this.words = words;
        this.cursors = cursors;
    }

    /**
     * What to look for.
     *
     * @param q words; all of them are wanted
     */
    record SearchQuery(
            @Parameter(description = "words; all of them are wanted", example = "감귤") @Schema(nullable = true) @Size(min = 1, max = KoreanText.LONGEST) @Nullable String q,
            @Parameter(description = "lowest price in won") @Schema(nullable = true) @Min(1) @Max(MOST_WON) @Nullable Long minPrice,
            @Parameter(description = "highest price in won") @Schema(nullable = true) @Min(1) @Max(MOST_WON) @Nullable Long maxPrice,
            @Parameter(description = "lowest average of stars") @Schema(nullable = true) @Min(1) @Max(5) @Nullable Integer minRating,
            @Parameter(description = "FREE: only what one piece of is sent for nothing, but for what Jeju and other islands may cost") @Schema(nullable = true) @Nullable DeliveryChoice delivery,
            @Parameter(description = "only what can be had now") @Schema(nullable = true) @Nullable Boolean inStock,
            @Parameter(description = "RELEVANCE when absent") @Schema(nullable = true) @Nullable ProductSort sort,
            @Parameter(description = "whether to count what was found, and what else could be chosen") @Schema(nullable = true) @Nullable Boolean facets) {
        static final long MOST_WON = 1_000_000_000L;

        ProductFilter filter(@Nullable CategoryId categoryId, @Nullable SellerId sellerId) {
            return new ProductFilter(q, categoryId, sellerId, minPrice, maxPrice, minRating, delivery,
                    Boolean.TRUE.equals(inStock));
        }

        ProductSort order() {
            return sort == null ? ProductSort.RELEVANCE : sort;
        }
    }

    /** A page of products, and what there is to choose among all of them when that was asked for. */
    record SearchResult(List<Tile> items, @Nullable String nextCursor, @Nullable Facets facets) {}

    /** Words to look for. */
    record SuggestionsView(@Schema(example = "[\"감귤\"]") List<String> items) {}

    @Operation(summary = "Find products", description = "All words are wanted, in whatever form: '감귤' finds '제주도감귤'. A change is found within a second.")
    @GetMapping
    SearchResult find(@Valid @ParameterObject SearchQuery query,
            @Parameter(description = "in this category or below it") @RequestParam(required = false) @Nullable CategoryId categoryId,
            @Parameter(description = "only this seller's") @RequestParam(required = false) @Nullable SellerId sellerId,
            @Valid @ParameterObject PageQuery page, Locale language) {
        ProductFilter filter = query.filter(categoryId, sellerId);
        String list = "commerce.search:" + query.order() + filter.told();
        CursorPage<SearchProducts.Hit> found = CursorPage.of(
                products.find(filter, query.order(), cursors.decode(list, page.cursor(), SearchProducts.KEYS),
                        page.size() + 1),
                page.size(), hit -> cursors.encode(list, hit.place().keys()));
        return new SearchResult(found.items().stream().map(SearchProducts.Hit::tile).toList(), found.nextCursor(),
                Boolean.TRUE.equals(query.facets())
                        ? facets.count(filter, language.getLanguage().equals(Locale.KOREAN.getLanguage()))
                        : null);
    }

    @Operation(summary = "Suggest words", description = "Words of products' names that begin with what was typed so far, half-written syllables too.")
    @GetMapping("/suggestions")
    SuggestionsView suggest(
            @Parameter(description = "what was typed so far", example = "감ㄱ") @NotBlank @Size(max = KoreanText.LONGEST) @RequestParam String prefix) {
        return new SuggestionsView(words.beginningWith(prefix, SUGGESTIONS));
    }
}
