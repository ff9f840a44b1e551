package commerce.review;

import commerce.refusal.CommerceError;
import commerce.report.FileReport;
import commerce.report.ReportKind;
import commerce.report.ReportReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Other members find a review helpful, or something wrong with it. */
@Service
class JudgeReview {
    private final Reviews reviews;
    private final FileReport reports;

    JudgeReview(Reviews reviews, FileReport reports) {
        this.reviews = reviews;
        this.reports = reports;
    }

    /**
     * Each member has one vote, and may take it back.
     *
     * @throws DomainException {@link CommerceError#REVIEW_NOT_FOUND}, {@link CommerceError#REVIEW_IS_OWN}
     */
    @Transactional
    public void vote(Tsid member, ReviewId id, boolean helpful) {
        others(member, id);
        reviews.vote(id, member, helpful);
    }

    /** Tells operators of it, with the same refusals. */
    @Transactional
    public void report(Tsid member, ReviewId id, ReportReason reason) {
        others(member, id);
        reports.file(member, ReportKind.REVIEW, id.value(), reason);
    }

    private void others(Tsid member, ReviewId id) {
        Review review = reviews.lock(id).filter(each -> each.state() == Review.State.VISIBLE)
                .orElseThrow(() -> new DomainException(CommerceError.REVIEW_NOT_FOUND));
        if (review.memberId().equals(member)) {
            throw new DomainException(CommerceError.REVIEW_IS_OWN);
        }
    }
}
