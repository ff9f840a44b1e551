package pay.review;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.fraud.Review;
import pay.fraud.Reviews;
import platform.ops.ManualCases;

/** Refuses what nobody has looked at in time. Runs on every instance: each is ended by whoever comes first. */
@Component
class LapseJob {
    private static final Logger LOG = LoggerFactory.getLogger(LapseJob.class);
    private static final int AT_ONCE = 100;

    private final Reviews reviews;
    private final DecideReview decideReview;
    private final Clock clock;

    LapseJob(Reviews reviews, DecideReview decideReview, Clock clock) {
        this.reviews = reviews;
        this.decideReview = decideReview;
        this.clock = clock;
    }

    @Bean
    static ManualCases waitingReviews(Reviews reviews) {
        return new ManualCases("pay.review", reviews::count,
                most -> reviews.oldest(most).stream().map(review -> new ManualCases.Case(review.id().toString(),
                        review.heldAt(), review.decision().finding().rule())).toList());
    }

    @Scheduled(fixedDelayString = "${madang.pay.fraud.lapse-delay:1m}")
    void run() {
        List<Review> due;
        long lapsed;
        do {
            due = reviews.due(clock.instant(), AT_ONCE);
            lapsed = due.stream().filter(this::lapse).count();
        } while (due.size() == AT_ONCE && lapsed > 0);
    }

    /** One that cannot be ended does not keep the others. */
    private boolean lapse(Review review) {
        try {
            return decideReview.lapse(review);
        } catch (RuntimeException e) {
            LOG.warn("Review {} does not lapse; trying again in the next round", review.id().value(), e);
            return false;
        }
    }
}
