package commerce.settlement;

import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.time.BusinessDays;

/**
 * Closes the statements of each day in Seoul when it begins, days that were missed in their order, and asks for payouts. Runs on
 * every instance: one at a time closes a batch, the others wait for its row.
 */
@Component
class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    /** In days: the longest that banks are closed. */
    private static final int LONGEST_HOLIDAY = 15;

    private final CloseDay close;
    private final AskPayouts ask;
    private final SettlementRuns runs;
    private final BusinessDays businessDays;

    SettlementJob(CloseDay close, AskPayouts ask, SettlementRuns runs, BusinessDays businessDays) {
        this.close = close;
        this.ask = ask;
        this.runs = runs;
        this.businessDays = businessDays;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.settlement.pause:1m}", initialDelayString = "${madang.commerce.settlement.pause:1m}")
    void run() {
        try {
            closeUntil(businessDays.today());
            while (ask.next() == AskPayouts.BATCH || ask.again() == AskPayouts.BATCH) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("The settlement of sellers goes on later", e);
        }
    }

    /** Closes the days up to and including this one. The first day of all is this one: nobody closed one before it. */
    void closeUntil(LocalDate last) {
        LocalDate day = runs.newestFirst(1).stream().findFirst()
                .map(newest -> newest.isFinished() ? newest.day().plusDays(1) : newest.day()).orElse(last);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (!businessDays.isKnown(day.plusDays(LONGEST_HOLIDAY))) {
                throw new IllegalStateException("Nobody can be paid out after " + day + ": its holidays are not known");
            }
            close.begin(day);
            while (close.next()) {
                // There may be more.
            }
        }
    }
}
