package commerce.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for sellers' payouts, whatever keeps a day from being closed. Runs on every instance: each takes what the others have not locked. */
@Component
class PayoutJob {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutJob.class);

    private final AskPayouts ask;

    PayoutJob(AskPayouts ask) {
        this.ask = ask;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.settlement.pause:1m}", initialDelayString = "${madang.commerce.settlement.pause:1m}")
    void run() {
        try {
            while (ask.next() == AskPayouts.BATCH || ask.again() == AskPayouts.BATCH) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Sellers' payouts are asked for later", e);
        }
    }
}
