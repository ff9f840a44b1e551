package commerce.review;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import commerce.image.ImageId;
import commerce.order.ItemId;
import commerce.report.ReportRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.MultiLine;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** What members write about what they bought, and say to what others wrote. */
@RestController
@RequestMapping("/v1/commerce/reviews")
@Tag(name = "Reviews", description = "What buyers say of what they got")
class ReviewController {
    private final WriteReview write;
    private final OwnReview own;
    private final JudgeReview judge;
    private final ReadReviews read;
    private final Authors authors;
    private final Cursors cursors;

    ReviewController(WriteReview write, OwnReview own, JudgeReview judge, ReadReviews read, Authors authors,
            Cursors cursors) {
        this.write = write;
        this.own = own;
        this.judge = judge;
        this.read = read;
        this.authors = authors;
        this.cursors = cursors;
    }

    /** What to say of which item. */
    record ReviewRequest(@NotNull ItemId itemId, @Min(1) @Max(5) @Schema(example = "5") int rating,
            @NotBlank @MultiLine @Size(max = ReviewTerms.LONGEST_TEXT) @Schema(example = "아이가 좋아해요.") String text,
            @Schema(nullable = true, description = "pictures that the member brought") @Size(max = ReviewTerms.MOST_PHOTOS) @Nullable List<@NotNull ImageId> photos) {
        Review.Opinion opinion() {
            return ReviewController.opinion(rating, text, photos);
        }
    }

    /** What to say instead. */
    record ReviewChange(@Min(1) @Max(5) @Schema(example = "4") int rating,
            @NotBlank @MultiLine @Size(max = ReviewTerms.LONGEST_TEXT) @Schema(example = "한 달 써 보니 조금 헐거워졌어요.") String text,
            @Schema(nullable = true, description = "all that it is to show") @Size(max = ReviewTerms.MOST_PHOTOS) @Nullable List<@NotNull ImageId> photos) {
        Review.Opinion opinion() {
            return ReviewController.opinion(rating, text, photos);
        }
    }

    /** One of the member's own. */
    record OwnReviewView(ReviewView review, ItemId itemId,
            @Schema(description = "whether an operator has hidden it from everybody else") boolean hidden) {
        static OwnReviewView of(Review review, Authors.Names names) {
            return new OwnReviewView(ReviewView.of(review, names), review.itemId(),
                    review.state() == Review.State.HIDDEN);
        }
    }

    private static Review.Opinion opinion(int rating, String text, @Nullable List<ImageId> photos) {
        return new Review.Opinion(rating, text.strip(),
                photos == null ? List.of() : photos.stream().distinct().toList());
    }

    @Operation(summary = "Review an item", description = """
            By its buyer, once, from its arrival until 90 days after it, or after its purchase was confirmed. Pictures are brought
            before.""")
    @ApiResponse(responseCode = "201", description = "Everybody is shown it")
    @Refuses({"ITEM_NOT_FOUND", "ITEM_IN_OTHER_STATE", "REVIEW_TOO_LATE", "REVIEW_WRITTEN_BEFORE",
            "PICTURE_NOT_FOUND", "BUYER_LEFT"})
    @PostMapping
    ResponseEntity<OwnReviewView> write(MemberCaller caller, @Valid @RequestBody ReviewRequest request) {
        Review written = write.write(caller.memberId(), request.itemId(), request.opinion());
        return ResponseEntity.created(URI.create("/v1/commerce/reviews/" + written.id().value()))
                .body(OwnReviewView.of(written, authors.of(List.of(written.memberId()))));
    }

    @Operation(summary = "List the member's own reviews", description = "Newest first.")
    @GetMapping
    CursorPage<OwnReviewView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.own-reviews:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        Authors.Names names = authors.of(List.of(caller.memberId()));
        return CursorPage.of(read.ofMember(caller.memberId(), before, page.size() + 1), page.size(),
                review -> cursors.encode(list, review.id().value())).map(review -> OwnReviewView.of(review, names));
    }

    @Operation(summary = "Change a review", description = "By its author, for 30 days; not while an operator has hidden it.")
    @ApiResponse(responseCode = "204", description = "It says this now")
    @Refuses({"REVIEW_NOT_FOUND", "REVIEW_FIXED", "PICTURE_NOT_FOUND"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/{id}")
    void edit(MemberCaller caller, @PathVariable ReviewId id, @Valid @RequestBody ReviewChange request) {
        own.edit(caller.memberId(), id, request.opinion());
    }

    @Operation(summary = "Take a review back", description = "By its author, at any time. Its item is not reviewed again.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @Refuses("REVIEW_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    void delete(MemberCaller caller, @PathVariable ReviewId id) {
        own.delete(caller.memberId(), id);
    }

    @Operation(summary = "Find a review helpful", description = "Counts once for a member, however often they say so.")
    @ApiResponse(responseCode = "204", description = "It counts")
    @Refuses({"REVIEW_NOT_FOUND", "REVIEW_IS_OWN"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/{id}/helpful")
    void vote(MemberCaller caller, @PathVariable ReviewId id) {
        judge.vote(caller.memberId(), id, true);
    }

    @Operation(summary = "Find a review helpful no more")
    @ApiResponse(responseCode = "204", description = "It does not count")
    @Refuses({"REVIEW_NOT_FOUND", "REVIEW_IS_OWN"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}/helpful")
    void unvote(MemberCaller caller, @PathVariable ReviewId id) {
        judge.vote(caller.memberId(), id, false);
    }

    @Operation(summary = "Report a review", description = "An operator looks at it. A member reports it once.")
    @ApiResponse(responseCode = "204", description = "It waits for an operator")
    @Refuses({"REVIEW_NOT_FOUND", "REVIEW_IS_OWN"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/{id}/reports")
    void report(MemberCaller caller, @PathVariable ReviewId id, @Valid @RequestBody ReportRequest request) {
        judge.report(caller.memberId(), id, request.reason());
    }
}
