package pay.schedule;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a schedule that is active and locked, between two days or between two tries of one. */
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
        if (progress.tries() > 0) {
            Execution tried = executions.find(schedule.id(), progress.day().planned()).orElseThrow();
            executions.write(new Execution(tried.schedule(), tried.plannedOn(), tried.dueOn(),
                    Execution.Status.CANCELED, tried.code(), null, tried.tries(), now));
        }
    }
}
