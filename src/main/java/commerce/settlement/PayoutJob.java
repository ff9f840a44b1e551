package commerce.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

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
        Sweep.run("Sellers' payouts", () -> ask.next() == AskPayouts.BATCH || ask.again() == AskPayouts.BATCH,
                ask::waiting, ask::one, this::putOff);
    }

    private void putOff(StatementId payout, RuntimeException cause) {
        LOG.error("Payout {} cannot be asked for; it is tried again in an hour", payout.value(), cause);
        ask.putOff(payout);
    }
}
