package commerce.review;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import commerce.report.ReportKind;
import commerce.report.Reported;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews as what is reported: one that is hidden does not count for its product's rating. */
@Component
class ReportedReviews implements Reported {
    private final Reviews reviews;
    private final Ratings ratings;

    ReportedReviews(Reviews reviews, Ratings ratings) {
        this.reviews = reviews;
        this.ratings = ratings;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.REVIEW;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Excerpt> excerpts(Collection<Long> ids) {
        return reviews.find(ids).stream().filter(review -> review.state() != Review.State.DELETED)
                .collect(Collectors.toMap(review -> review.id().value(),
                        review -> new Excerpt(review.productId(), review.opinion().text())));
    }

    @Override
    @Transactional
    public Optional<SellerId> sellerOf(long id) {
        return reviews.lock(new ReviewId(id)).map(Review::sellerId);
    }

    @Override
    @Transactional
    public boolean setHidden(long id, boolean hidden) {
        Review.State from = hidden ? Review.State.VISIBLE : Review.State.HIDDEN;
        return reviews.lock(new ReviewId(id)).filter(review -> review.state() == from).map(review -> {
            if (hidden) {
                ratings.remove(review.productId(), review.opinion().rating());
            } else {
                ratings.add(review.productId(), review.opinion().rating());
            }
            reviews.setState(review.id(), hidden ? Review.State.HIDDEN : Review.State.VISIBLE);
            return review;
        }).isPresent();
    }
}
