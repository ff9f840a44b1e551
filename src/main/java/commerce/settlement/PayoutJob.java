package commerce.settlement;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.database.DatabaseFault;

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
            while (nextTogetherOrAlone()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Sellers' payouts are asked for later", e);
        }
    }

    private boolean nextTogetherOrAlone() {
        try {
            return ask.next() == AskPayouts.BATCH || ask.again() == AskPayouts.BATCH;
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.warn("Payouts cannot be asked for together: each by itself", e);
            List<StatementId> waiting = ask.waiting();
            waiting.forEach(this::alone);
            return !waiting.isEmpty();
        }
    }

    /** One that cannot be asked for does not keep the others. */
    private void alone(StatementId payout) {
        try {
            ask.one(payout);
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.error("Payout {} cannot be asked for; it is tried again in an hour", payout.value(), e);
            ask.putOff(payout);
        }
    }
}
