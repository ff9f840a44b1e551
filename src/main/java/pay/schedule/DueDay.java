package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;

/** Says whether a planned day is sent now. */
@Component
class DueDay {
    private final ScheduledTransfers schedules;
    private final RecordExecution record;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;

    DueDay(ScheduledTransfers schedules, RecordExecution record, ScheduleSettings settings, BusinessDays calendar) {
        this.schedules = schedules;
        this.record = record;
        this.settings = settings;
        this.calendar = calendar;
    }

    /** The schedule, which is locked, as it is to be sent now; none when its day has become another, or is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ScheduledTransfer> now(ScheduledTransfer locked, Instant now) {
        ScheduledTransfer schedule = dueAnew(locked);
        LocalDate due = schedule.progress().day().due();
        if (due.isAfter(LocalDate.ofInstant(now, BusinessDays.SEOUL))) {
            schedules.write(schedule);
            return Optional.empty();
        } else if (settings.isOver(due, now)) {
            record.over(schedule, now);
            return Optional.empty();
        }
        return Optional.of(schedule);
    }

    /** Holidays are proclaimed after the day was reckoned, too; what may have become earlier by that stays where it is. */
    private ScheduledTransfer dueAnew(ScheduledTransfer schedule) {
        Plan.Day day = schedule.progress().day();
        LocalDate due = schedule.plan().rule().due(day.planned(), calendar);
        return due.isAfter(day.due())
                ? schedule.with(schedule.progress().movedTo(due, settings.first(due)))
                : schedule;
    }
}
