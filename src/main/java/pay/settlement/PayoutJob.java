package pay.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.database.DatabaseFault;

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
            while (nextTogetherOrAlone()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Merchants' payouts are sent later", e);
        }
    }

    private boolean nextTogetherOrAlone() {
        try {
            return sendPayouts.next() == SendPayouts.BATCH;
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.warn("Payouts cannot be sent together: each by itself", e);
            sendPayouts.due().forEach(this::alone);
            return false;
        }
    }

    /** One that cannot be sent does not keep the others. */
    private void alone(Settlement due) {
        try {
            sendPayouts.one(due.id());
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.error("Payout {} cannot be sent: payouts of its merchant wait", due.id().value(), e);
            sendPayouts.holdBack(due);
        }
    }
}
