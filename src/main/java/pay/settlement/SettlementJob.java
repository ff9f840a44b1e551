package pay.settlement;

import java.time.LocalDate;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pay.ledger.SettledTime;
import platform.database.LockConflict;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/**
 * Settles each day in Seoul once it is over and nobody can write a line of it any more; days that were missed in their order.
 * Runs on every instance: one at a time settles a batch, the others wait for its row.
 */
@Component
class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    /** In days; a few business days are fewer. */
    private static final int LATEST_PAYOUT = 15;

    private final SettleDay settle;
    private final SettlementRuns runs;
    private final SettledTime settledTime;
    private final BusinessDays businessDays;

    SettlementJob(SettleDay settle, SettlementRuns runs, SettledTime settledTime, BusinessDays businessDays) {
        this.settle = settle;
        this.runs = runs;
        this.settledTime = settledTime;
        this.businessDays = businessDays;
    }

    @Bean
    static ManualCases unsettledMerchants(SettlementRuns runs) {
        return new ManualCases("pay.settlement", runs::failed, most -> runs.newestFirst(1).stream()
                .filter(run -> run.failed() > 0).map(run -> new ManualCases.Case(run.day().toString(), run.begunAt(),
                        run.failed() + " merchants"))
                .toList());
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
            if (!businessDays.isKnown(day.plusDays(LATEST_PAYOUT))) {
                throw new IllegalStateException("Nobody can be paid out after " + day + ": its holidays are not known");
            }
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
            requireMerchantsFault(e);
            LOG.warn("Merchants cannot be settled together: each by itself", e);
            return eachAlone();
        }
    }

    /** One who cannot be settled does not keep the others. */
    private boolean eachAlone() {
        for (int i = 0; i < SettleDay.BATCH; i++) {
            Optional<SettleDay.Next> next = settle.peek();
            if (next.isEmpty()) {
                return settle.next();
            }
            try {
                settle.alone(next.get());
            } catch (RuntimeException e) {
                requireMerchantsFault(e);
                LOG.error("{} cannot be settled; the next day's run tries again", next.get(), e);
                settle.passOver(next.get());
            }
        }
        return true;
    }

    /** What comes of the database, of a full pool or of a shutdown is nobody's fault: the run goes on from there in a minute. */
    private static void requireMerchantsFault(RuntimeException e) {
        if (e instanceof TransientDataAccessException || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException || e instanceof TransactionException
                || LockConflict.isIn(e)) {
            throw e;
        }
    }
}
