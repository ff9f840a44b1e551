package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.transfer.SendPlanned;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Carries out what is due. The transfers, what became of the planned days and what comes next commit together: whoever dies
 * before has done nothing.
 */
@Component
class ExecuteDue {
    private final ScheduledTransfers schedules;
    private final SendPlanned sendPlanned;
    private final RecordExecution record;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;
    private final Clock clock;

    ExecuteDue(ScheduledTransfers schedules, SendPlanned sendPlanned, RecordExecution record,
            ScheduleSettings settings, BusinessDays calendar, Clock clock) {
        this.schedules = schedules;
        this.sendPlanned = sendPlanned;
        this.record = record;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Several in one transaction; how many there were. */
    @Transactional
    public int together(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return execute(schedules.lockDue(now, most), now);
    }

    /** One by itself, if nobody else has done so. */
    @Transactional
    public void alone(ScheduleId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        execute(schedules.lockDue(now, id), now);
    }

    private int execute(List<ScheduledTransfer> locked, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        List<ScheduledTransfer> sending = new ArrayList<>(locked.size());
        for (ScheduledTransfer each : locked) {
            ScheduledTransfer schedule = dueAnew(each);
            LocalDate due = schedule.progress().day().due();
            if (due.isAfter(today)) {
                schedules.write(schedule);
            } else if (settings.isOver(due, now)) {
                record.over(schedule, now);
            } else {
                sending.add(schedule);
            }
        }
        List<Outcome<Tsid>> outcomes = sendPlanned.send(sending.stream().map(ScheduledTransfer::transfer).toList());
        for (int i = 0; i < sending.size(); i++) {
            record(sending.get(i), outcomes.get(i), now);
        }
        return locked.size();
    }

    /** Holidays are proclaimed after the day was reckoned, too; what may have become earlier by that stays where it is. */
    private ScheduledTransfer dueAnew(ScheduledTransfer schedule) {
        Plan.Day day = schedule.progress().day();
        LocalDate due = schedule.plan().rule().due(day.planned(), calendar);
        return due.isAfter(day.due())
                ? schedule.with(schedule.progress().movedTo(due, settings.first(due)))
                : schedule;
    }

    private void record(ScheduledTransfer schedule, Outcome<Tsid> outcome, Instant now) {
        Tsid transfer = outcome.value();
        if (transfer != null) {
            record.sent(schedule, transfer, now);
        } else if (outcome.refusal() instanceof DomainException refused) {
            record.refused(schedule, refused.code().name(), now);
        } else {
            outcome.orThrow();
        }
    }
}
