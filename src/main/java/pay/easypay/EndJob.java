package pay.easypay;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; each takes what no other holds. */
@Component
class EndJob {
    private final EndOverdue endOverdue;

    EndJob(EndOverdue endOverdue) {
        this.endOverdue = endOverdue;
    }

    @Scheduled(fixedDelayString = "${madang.pay.easypay.end-delay:1s}", initialDelayString = "${madang.pay.easypay.end-delay:1s}")
    void run() {
        boolean more = true;
        while (more) {
            more = endOverdue.endSome();
        }
    }
}
