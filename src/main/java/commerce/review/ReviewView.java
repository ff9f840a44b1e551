package commerce.review;

import java.time.Instant;
import java.util.List;

import commerce.author.Authors;
import commerce.catalogue.ProductId;
import commerce.image.ImageId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review as everybody sees it. */
record ReviewView(ReviewId id, ProductId productId, @Schema(example = "네이비 / L") String optionName,
        @Schema(description = "as much of a name as others see; null of who left", example = "김*당", nullable = true) @Nullable String author,
        @Schema(example = "5") int rating, @Schema(example = "아이가 좋아해요.") String text,
        @Schema(description = "its pictures; read them in the size that is wanted") List<ImageId> photos,
        @Schema(description = "how many members found it so") int helpful, Instant writtenAt,
        @Nullable Instant editedAt,
        @Schema(description = "what the seller says to it", nullable = true) @Nullable String reply,
        @Nullable Instant repliedAt) {
    static ReviewView of(Review review, Authors.Names names) {
        Review.Opinion opinion = review.opinion();
        return new ReviewView(review.id(), review.productId(), review.optionName(), names.of(review.memberId()),
                opinion.rating(), opinion.text(), opinion.photos(), review.helpful(), review.writtenAt(),
                review.editedAt(), review.reply(), review.repliedAt());
    }
}
