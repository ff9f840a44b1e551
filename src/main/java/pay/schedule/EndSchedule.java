package pay.schedule;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a schedule that is active and locked, between two days or between two tries of one. A day that is at a bank is decided by
 * its answer all the same.
 */
@Component
class EndSchedule {
    private final ScheduledTransfers schedules;
    private final Executions executions;

    EndSchedule(ScheduledTransfers schedules, Executions executions) {
        this.schedules = schedules;
        this.executions = executions;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void end(ScheduledTransfer schedule, Progress.Status how, Instant now) {
        Progress progress = schedule.progress();
        schedules.write(schedule.with(progress.ended(how, now)));
        executions.find(schedule.id(), progress.day().planned())
                .filter(tried -> tried.status() == Execution.Status.RETRYING)
                .ifPresent(tried -> executions.write(tried.decided(Execution.Status.CANCELED, tried.code(), now)));
    }
}
