package pay.review;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.fraud.Reviews;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.schedule.Rounds;

/** Refuses what nobody has looked at in time. Runs on every instance: each is ended by whoever comes first. */
@Component
class LapseJob {
    private static final int AT_ONCE = 100;

    private final Reviews reviews;
    private final DecideReview decideReview;
    private final Clock clock;
    private final Rounds<Tsid> rounds;

    LapseJob(Reviews reviews, DecideReview decideReview, Clock clock) {
        this.reviews = reviews;
        this.decideReview = decideReview;
        this.clock = clock;
        this.rounds = new Rounds<>("Reviews", AT_ONCE, clock);
    }

    @Bean
    static ManualCases waitingReviews(Reviews reviews) {
        return new ManualCases("pay.review", reviews::count,
                most -> reviews.oldest(most).stream().map(review -> new ManualCases.Case(review.id().toString(),
                        review.heldAt(), review.decision().finding().rule())).toList());
    }

    @Scheduled(fixedDelayString = "${madang.pay.fraud.lapse-delay:1m}")
    void run() {
        rounds.all(most -> reviews.due(clock.instant(), most), decideReview::lapse);
    }
}
