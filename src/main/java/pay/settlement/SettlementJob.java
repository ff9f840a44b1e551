package pay.settlement;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.ledger.SettledTime;
import platform.time.BusinessDays;

/**
 * Settles each day in Seoul once it is over and nobody can write a line of it any more; days that were missed in their order.
 * Runs on every instance: one at a time settles a batch, the others wait for its row.
 */
@Component
class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    private final SettleDay settle;
    private final SettlementRuns runs;
    private final SettledTime settledTime;

    SettlementJob(SettleDay settle, SettlementRuns runs, SettledTime settledTime) {
        this.settle = settle;
        this.runs = runs;
        this.settledTime = settledTime;
    }

    @Scheduled(fixedDelayString = "${madang.pay.settlement.pause:1m}", initialDelayString = "${madang.pay.settlement.pause:1m}")
    void run() {
        try {
            settleUntil(LocalDate.ofInstant(settledTime.until(), BusinessDays.SEOUL).minusDays(1));
        } catch (RuntimeException e) {
            LOG.warn("The settlement goes on later", e);
        }
    }

    /** Settles the days up to and including this one. The first day of all is the last that is over: nobody settled before it. */
    void settleUntil(LocalDate last) {
        LocalDate day = runs.newestFirst(1).stream().findFirst()
                .map(newest -> newest.isFinished() ? newest.day().plusDays(1) : newest.day()).orElse(last);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            settle.begin(day);
            while (next()) {
                // There may be more.
            }
        }
    }

    private boolean next() {
        try {
            return settle.next();
        } catch (RuntimeException e) {
            LOG.warn("Merchants cannot be settled together: each by itself", e);
            return eachAlone();
        }
    }

    /** One who cannot be settled does not keep the others. */
    private boolean eachAlone() {
        boolean more = true;
        for (int i = 0; i < SettleDay.BATCH && more; i++) {
            try {
                more = settle.nextAlone();
            } catch (RuntimeException e) {
                LOG.error("A merchant cannot be settled; the next day's run tries again", e);
                settle.passOver();
            }
        }
        return more;
    }
}
