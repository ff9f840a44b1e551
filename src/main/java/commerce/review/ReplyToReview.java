package commerce.review;

import java.time.Clock;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller says something to a review of their goods, or something else than before. */
@Service
class ReplyToReview {
    private final Reviews reviews;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Clock clock;

    ReplyToReview(Reviews reviews, SellerRegister sellers, AuditLog audit, Clock clock) {
        this.reviews = reviews;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says it.
     *
     * @throws DomainException {@link CommerceError#REVIEW_NOT_FOUND}, also for another seller's;
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of a terminated one
     */
    @Transactional
    public void reply(StaffCaller by, SellerId seller, ReviewId id, String text) {
        if (reviews.lock(id)
                .filter(review -> review.sellerId().equals(seller) && review.state() == Review.State.VISIBLE)
                .isEmpty()) {
            throw new DomainException(CommerceError.REVIEW_NOT_FOUND);
        }
        sellers.requireNotTerminated(seller);
        reviews.reply(id, text, clock.instant());
        audit.record(AuditActor.of(by), "commerce.review-replied", "review", id);
    }
}
