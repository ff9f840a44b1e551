package loan.repayment;

import java.time.Duration;

/** When pay is asked again. */
final class AskingPlan {
    /** After a refusal or a part: there may be money in the wallet later. */
    static final Duration AFTER_ANSWER = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private AskingPlan() {}

    /** Without an answer, with growing gaps up to an hour or so. */
    static Duration unanswered(int times) {
        return FIRST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
    }
}
