package pay.card;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.enquiry.DueCalls;

/**
 * Sends the cancels that wait, and asks what came of the requests whose answer is missing, whoever made the call and
 * wherever it was cut off. Runs on every instance; each takes what no other has taken.
 */
@Component
class CardCallJob {
    private final CardSteps steps;
    private final CallCard calls;

    CardCallJob(CardSteps steps, CallCard calls) {
        this.steps = steps;
        this.calls = calls;
    }

    @Scheduled(fixedDelayString = "${madang.pay.card.job-delay:1s}", initialDelayString = "${madang.pay.card.job-delay:1s}")
    void run() {
        DueCalls.make(steps::take, due -> steps.next(due).ifPresent(calls::take), due -> "Card request " + due.id());
    }
}
