package commerce.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.image.MemberImages;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** An author changes or takes back what they wrote. */
@Service
class OwnReview {
    private final Reviews reviews;
    private final Ratings ratings;
    private final MemberImages images;
    private final Clock clock;

    OwnReview(Reviews reviews, Ratings ratings, MemberImages images, Clock clock) {
        this.reviews = reviews;
        this.ratings = ratings;
        this.images = images;
        this.clock = clock;
    }

    /**
     * Writes something else, for 30 days; what an operator has hidden stays as it is.
     *
     * @throws DomainException {@link CommerceError#REVIEW_NOT_FOUND}, {@link CommerceError#REVIEW_FIXED},
     *     {@link CommerceError#PICTURE_NOT_FOUND}
     */
    @Transactional
    public void edit(Tsid author, ReviewId id, Review.Opinion opinion) {
        Review review = own(author, id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (review.state() != Review.State.VISIBLE || now.isAfter(review.writtenAt().plus(ReviewTerms.TO_EDIT))) {
            throw new DomainException(CommerceError.REVIEW_FIXED);
        }
        images.show(author, id, opinion.photos());
        reviews.edit(id, opinion, now);
        if (review.opinion().rating() != opinion.rating()) {
            ratings.remove(review.productId(), review.opinion().rating());
            ratings.add(review.productId(), opinion.rating());
        }
    }

    /** Takes it back at any time; its item is not reviewed again. Once more, it is not found. */
    @Transactional
    public void delete(Tsid author, ReviewId id) {
        Review review = own(author, id);
        reviews.erase(id);
        images.letGo(id);
        if (review.state() == Review.State.VISIBLE) {
            ratings.remove(review.productId(), review.opinion().rating());
        }
    }

    private Review own(Tsid author, ReviewId id) {
        return reviews.lock(id)
                .filter(review -> review.memberId().equals(author) && review.state() != Review.State.DELETED)
                .orElseThrow(() -> new DomainException(CommerceError.REVIEW_NOT_FOUND));
    }
}
