package pay.card;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the cancels that wait, and asks what came of the requests whose answer is missing, whoever made the call and
 * wherever it was cut off. Runs on every instance; each takes what no other has taken.
 */
@Component
class CardCallJob {
    private static final Logger log = LoggerFactory.getLogger(CardCallJob.class);
    private static final int AT_ONCE = 16;

    private final CardSteps steps;
    private final CallCard calls;

    CardCallJob(CardSteps steps, CallCard calls) {
        this.steps = steps;
        this.calls = calls;
    }

    @Scheduled(fixedDelayString = "${madang.pay.card.job-delay:1s}", initialDelayString = "${madang.pay.card.job-delay:1s}")
    void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (CardStep step : steps.take(AT_ONCE)) {
                threads.execute(() -> take(step));
            }
        }
    }

    /** A failure here leaves the request as it was before the call: its next step is due after its patience. */
    private void take(CardStep step) {
        try {
            calls.take(step);
        } catch (RuntimeException e) {
            log.warn("Card request {} is looked at again later", step.id().value(), e);
        }
    }
}
