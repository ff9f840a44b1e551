package commerce.chargeback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at lost chargebacks of which something is still to be taken; on each instance, and one lock of the order decides. */
@Component
class ChargebackSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(ChargebackSweeps.class);
    private static final int BATCH = 20;
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final Chargebacks chargebacks;
    private final SettleChargeback settle;
    private final Clock clock;

    ChargebackSweeps(Chargebacks chargebacks, SettleChargeback settle, Clock clock) {
        this.chargebacks = chargebacks;
        this.settle = settle;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void settle() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (ChargebackId id : chargebacks.toSettle(now, BATCH)) {
            try {
                settle.settle(id);
            } catch (RuntimeException e) {
                LOG.error("What chargeback {} has cost could not be taken; tried again in an hour", id.value(), e);
                chargebacks.putOff(id, now, now.plus(SettleChargeback.AGAIN));
            }
        }
    }
}
