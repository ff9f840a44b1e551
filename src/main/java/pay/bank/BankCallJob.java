package pay.bank;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the transfers that wait, and asks what came of those whose answer is missing, whoever made the call and wherever it
 * was cut off. Runs on every instance; each takes what no other has taken.
 */
@Component
class BankCallJob {
    private static final Logger log = LoggerFactory.getLogger(BankCallJob.class);
    private static final int AT_ONCE = 16;

    private final BankSteps steps;
    private final CallBank calls;

    BankCallJob(BankSteps steps, CallBank calls) {
        this.steps = steps;
        this.calls = calls;
    }

    @Scheduled(fixedDelayString = "${madang.pay.bank.job-delay:1s}", initialDelayString = "${madang.pay.bank.job-delay:1s}")
    void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (BankStep step : steps.take(AT_ONCE)) {
                threads.execute(() -> take(step));
            }
        }
    }

    /** A failure here leaves the transfer as it was before the call: its next step is due after its patience. */
    private void take(BankStep step) {
        try {
            calls.take(step);
        } catch (RuntimeException e) {
            log.warn("Bank transfer {} is looked at again later", step.id().value(), e);
        }
    }
}
