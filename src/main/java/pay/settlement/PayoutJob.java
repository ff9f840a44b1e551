package pay.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

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
        Sweep.run("Merchants' payouts", () -> sendPayouts.next() == SendPayouts.BATCH, sendPayouts::due,
                due -> sendPayouts.one(due.id()), this::holdBack);
    }

    private void holdBack(Settlement due, RuntimeException cause) {
        LOG.error("Payout {} cannot be sent: payouts of its merchant wait", due.id().value(), cause);
        sendPayouts.holdBack(due);
    }
}
