package commerce.review;

import java.util.List;

import jakarta.validation.Valid;

import commerce.author.Authors;
import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** What buyers say of a product; to be read by everybody. */
@RestController
@RequestMapping("/v1/commerce/products/{id}")
@Tag(name = "Reviews", description = "What buyers say of what they got")
class ProductReviewController {
    private final Catalogue catalogue;
    private final ReadReviews read;
    private final Ratings ratings;
    private final Authors authors;
    private final Cursors cursors;

    ProductReviewController(Catalogue catalogue, ReadReviews read, Ratings ratings, Authors authors, Cursors cursors) {
        this.catalogue = catalogue;
        this.read = read;
        this.ratings = ratings;
        this.authors = authors;
        this.cursors = cursors;
    }

    /** What all of them say together. */
    record RatingsView(
            @Schema(description = "null while nobody has reviewed it", nullable = true) @Nullable Rating rating,
            @Schema(description = "how many gave one star, two, and so on to five", example = "[1, 0, 3, 20, 104]") List<Integer> byStars) {}

    @Operation(summary = "List a product's reviews", description = "Open to everybody.")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/reviews")
    CursorPage<ReviewView> list(@PathVariable ProductId id,
            @Parameter(description = "NEWEST when absent") @RequestParam(required = false) @Nullable ReviewSort sort,
            @Valid @ParameterObject PageQuery page) {
        checkProduct(id);
        ReviewSort order = sort == null ? ReviewSort.NEWEST : sort;
        String list = "commerce.reviews:" + order + id.value();
        CursorPage<Review> found = CursorPage.of(
                read.of(id, order, cursors.decode(list, page.cursor(), 2), page.size() + 1), page.size(),
                review -> cursors.encode(list, order.keyOf(review), review.id().value()));
        Authors.Names names = authors.of(found.items().stream().map(Review::memberId).toList());
        return found.map(review -> ReviewView.of(review, names));
    }

    @Operation(summary = "Read a product's rating", description = "Of all reviews that are shown, at this moment. Open to everybody.")
    @Refuses("PRODUCT_NOT_FOUND")
    @GetMapping("/rating")
    @Transactional(readOnly = true)
    RatingsView rating(@PathVariable ProductId id) {
        checkProduct(id);
        List<Integer> byStars = ratings.of(id);
        int reviews = 0;
        long sum = 0;
        for (int i = 0; i < byStars.size(); i++) {
            reviews += byStars.get(i);
            sum += (i + 1L) * byStars.get(i);
        }
        return new RatingsView(reviews == 0 ? null : Rating.of(reviews, sum), byStars);
    }

    private void checkProduct(ProductId id) {
        if (!catalogue.isThere(id)) {
            throw new DomainException(CommerceError.PRODUCT_NOT_FOUND);
        }
    }
}
