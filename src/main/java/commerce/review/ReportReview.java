package commerce.review;

import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import commerce.report.FileReport;
import commerce.report.ReportKind;
import commerce.report.ReportReason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller has an operator look at a review of its goods; the review stays where it is until then. */
@Component
class ReportReview {
    private final Reviews reviews;
    private final FileReport reports;
    private final AuditLog audit;

    ReportReview(Reviews reviews, FileReport reports, AuditLog audit) {
        this.reviews = reviews;
        this.reports = reports;
        this.audit = audit;
    }

    /**
     * Reports it; once more, it changes nothing.
     *
     * @throws DomainException {@link CommerceError#REVIEW_NOT_FOUND}, also for another seller's
     */
    @Transactional
    public void report(StaffCaller by, SellerId seller, ReviewId id, ReportReason reason) {
        if (reviews.lock(id)
                .filter(review -> review.sellerId().equals(seller) && review.state() == Review.State.VISIBLE)
                .isEmpty()) {
            throw new DomainException(CommerceError.REVIEW_NOT_FOUND);
        }
        if (reports.file(seller, ReportKind.REVIEW, id.value(), reason)) {
            audit.record(AuditActor.of(by), "commerce.review-reported", "review", Long.toString(id.value()),
                    Map.of("reason", reason.name()));
        }
    }
}
