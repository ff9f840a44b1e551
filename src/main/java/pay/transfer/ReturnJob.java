package pay.transfer;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Returns what nobody has accepted in time. Runs on every instance: each transfer is returned by whoever locks it first. */
@Component
class ReturnJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnJob.class);
    private static final int AT_ONCE = 100;

    private final HeldTransfers held;
    private final ReturnOverdue returnOverdue;
    private final Clock clock;

    ReturnJob(HeldTransfers held, ReturnOverdue returnOverdue, Clock clock) {
        this.held = held;
        this.returnOverdue = returnOverdue;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.transfer.return-delay:1m}")
    void run() {
        List<TransferId> due;
        long returned;
        do {
            due = held.due(clock.instant(), AT_ONCE);
            returned = due.stream().filter(this::giveBack).count();
        } while (due.size() == AT_ONCE && returned > 0);
    }

    /** One that cannot be returned does not keep the others. */
    private boolean giveBack(TransferId id) {
        try {
            return returnOverdue.giveBack(id);
        } catch (RuntimeException e) {
            LOG.warn("Transfer {} is not returned; trying again in the next round", id.value(), e);
            return false;
        }
    }
}
