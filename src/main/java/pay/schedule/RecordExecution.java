package pay.schedule;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.ScheduledTransferFailed;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** Writes down what became of a planned day, in the transaction in which it did, and what comes after it. */
@Component
class RecordExecution {
    static final int MOST_FAILURES = 3;

    private final ScheduledTransfers schedules;
    private final Executions executions;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;
    private final DomainEvents events;
    private final Ids ids;

    RecordExecution(ScheduledTransfers schedules, Executions executions, ScheduleSettings settings,
            BusinessDays calendar, DomainEvents events, Ids ids) {
        this.schedules = schedules;
        this.executions = executions;
        this.settings = settings;
        this.calendar = calendar;
        this.events = events;
        this.ids = ids;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(ScheduledTransfer schedule, Tsid transfer, Instant now) {
        executions.write(execution(schedule, Execution.Status.SENT, null, transfer, null, 1, now));
        schedules.write(schedule.with(onward(schedule, 0, Progress.Status.COMPLETED, now)));
    }

    /** It is on its way to a bank account: nothing more is done about the schedule before the bank has answered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sending(ScheduledTransfer schedule, Tsid withdrawal, Instant now) {
        executions.write(execution(schedule, Execution.Status.SENDING, null, null, withdrawal, 1, now));
        schedules.write(schedule.with(schedule.progress().waiting()));
    }

    /** The bank has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrived(ScheduledTransfer schedule, Tsid withdrawal, Instant now) {
        executions.write(execution(schedule, Execution.Status.SENT, null, null, withdrawal, 1, now));
        schedules.write(schedule.with(onward(schedule, 0, Progress.Status.COMPLETED, now)));
    }

    /** It is tried again on its day, or has failed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(ScheduledTransfer schedule, String code, Instant now) {
        Optional<Instant> again = settings.next(schedule.progress().day().due(), now);
        if (again.isPresent()) {
            executions.write(execution(schedule, Execution.Status.RETRYING, code, null, null, 1, now));
            schedules.write(schedule.with(schedule.progress().triedUntil(again.get())));
        } else {
            refusedForGood(schedule, code, now);
        }
    }

    /** It has failed, whatever time is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refusedForGood(ScheduledTransfer schedule, String code, Instant now) {
        executions.write(execution(schedule, Execution.Status.FAILED, code, null, null, 1, now));
        failed(schedule, code, schedule.progress().failures() + 1, now);
    }

    /** Its day is over: it failed if it was tried, else it was missed, which is not the member's failure. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(ScheduledTransfer schedule, Instant now) {
        Progress progress = schedule.progress();
        String code = executions.find(schedule.id(), progress.day().planned()).map(Execution::code).orElse(null);
        if (code == null) {
            executions.write(execution(schedule, Execution.Status.MISSED, null, null, null, 0, now));
            failed(schedule, Execution.Status.MISSED.name(), progress.failures(), now);
        } else {
            executions.write(execution(schedule, Execution.Status.FAILED, code, null, null, 0, now));
            failed(schedule, code, progress.failures() + 1, now);
        }
    }

    private void failed(ScheduledTransfer schedule, String reason, int failures, Instant now) {
        Progress next = failures < MOST_FAILURES
                ? onward(schedule, failures, schedule.plan().rhythm() instanceof Rhythm.Once
                        ? Progress.Status.FAILED
                        : Progress.Status.COMPLETED, now)
                : schedule.progress().after(Progress.Status.FAILED, failures, now);
        schedules.write(schedule.with(next));
        Plan.Day day = schedule.progress().day();
        events.publish(new ScheduledTransferFailed(ids.next(), now, Tsid.of(schedule.id()), schedule.member(),
                day.planned(), day.due(), schedule.recipientName(), schedule.amount(), reason, failures,
                next.isActive() ? next.day().due() : null));
    }

    private Progress onward(ScheduledTransfer schedule, int failures, Progress.Status end, Instant now) {
        Progress progress = schedule.progress();
        return schedule.plan().next(progress.day().planned(), progress.past() + 1, calendar)
                .map(day -> progress.on(day, settings.first(day.due()), failures))
                .orElseGet(() -> progress.after(end, failures, now));
    }

    private static Execution execution(ScheduledTransfer schedule, Execution.Status status, @Nullable String code,
            @Nullable Tsid transfer, @Nullable Tsid withdrawal, int tries, Instant now) {
        Progress progress = schedule.progress();
        return new Execution(schedule.id(), progress.day().planned(), progress.day().due(), status, code, transfer,
                withdrawal, progress.tries() + tries, now);
    }
}
