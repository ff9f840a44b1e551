package pay.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Pays merchants out. Runs on every instance: each takes what the others have not locked. */
@Component
class PayoutJob {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutJob.class);

    private final SendPayouts sendPayouts;

    PayoutJob(SendPayouts sendPayouts) {
        this.sendPayouts = sendPayouts;
    }

    @Scheduled(fixedDelayString = "${madang.pay.settlement.pause:1m}", initialDelayString = "${madang.pay.settlement.pause:1m}")
    void run() {
        try {
            int sent;
            do {
                sent = sendPayouts.next();
            } while (sent == SendPayouts.BATCH);
        } catch (RuntimeException e) {
            LOG.warn("Payouts go on later", e);
        }
    }
}
