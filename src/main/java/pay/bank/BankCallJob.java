package pay.bank;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.enquiry.DueCalls;

/**
 * Sends the transfers that wait, and asks what came of those whose answer is missing, whoever made the call and wherever it
 * was cut off. Runs on every instance; each takes what no other has taken.
 */
@Component
class BankCallJob {
    private final BankSteps steps;
    private final CallBank calls;

    BankCallJob(BankSteps steps, CallBank calls) {
        this.steps = steps;
        this.calls = calls;
    }

    @Scheduled(fixedDelayString = "${madang.pay.bank.job-delay:1s}", initialDelayString = "${madang.pay.bank.job-delay:1s}")
    void run() {
        DueCalls.make(steps::take, due -> steps.next(due).ifPresent(calls::take), due -> "Bank transfer " + due.id());
    }
}
