package pay.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.database.ConflictRetry;

/** Carries out scheduled transfers when they are due. Runs on every instance: each is done by whoever locks it first. */
@Component
class ScheduleJob {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);
    private static final int TOGETHER = 100;
    private static final Duration LATER = Duration.ofMinutes(5);

    private final ScheduledTransfers schedules;
    private final ExecuteDue executeDue;
    private final ExecuteToAccount executeToAccount;
    private final Clock clock;

    ScheduleJob(ScheduledTransfers schedules, ExecuteDue executeDue, ExecuteToAccount executeToAccount, Clock clock) {
        this.schedules = schedules;
        this.executeDue = executeDue;
        this.executeToAccount = executeToAccount;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.schedule.pause:1m}", initialDelayString = "${madang.pay.schedule.pause:1m}")
    void run() {
        int done;
        do {
            done = several();
        } while (done > 0);
        long sent;
        do {
            sent = schedules.dueToAccounts(clock.instant(), TOGETHER).stream()
                    .filter(id -> carriedOut(id, executeToAccount::execute)).count();
        } while (sent == TOGETHER);
    }

    private int several() {
        try {
            return ConflictRetry.call(() -> executeDue.together(TOGETHER));
        } catch (RuntimeException e) {
            LOG.info("Scheduled transfers cannot be decided together: each by itself", e);
            var due = schedules.due(clock.instant(), TOGETHER);
            due.forEach(id -> carriedOut(id, executeDue::alone));
            return due.size();
        }
    }

    /** One that cannot be carried out does not keep the others. */
    private boolean carriedOut(ScheduleId id, Consumer<ScheduleId> carryOut) {
        try {
            ConflictRetry.run(() -> carryOut.accept(id));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Scheduled transfer {} is not carried out; trying again later", id.value(), e);
            postpone(id);
            return false;
        }
    }

    private void postpone(ScheduleId id) {
        try {
            schedules.postpone(id, clock.instant().plus(LATER));
        } catch (RuntimeException e) {
            LOG.warn("Scheduled transfer {} stays first in the line", id.value(), e);
        }
    }
}
