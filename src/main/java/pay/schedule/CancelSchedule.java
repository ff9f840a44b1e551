package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes a scheduled transfer back: what is not sent yet never will be. */
@Component
class CancelSchedule {
    private final ScheduledTransfers schedules;
    private final EndSchedule endSchedule;
    private final Clock clock;

    CancelSchedule(ScheduledTransfers schedules, EndSchedule endSchedule, Clock clock) {
        this.schedules = schedules;
        this.endSchedule = endSchedule;
        this.clock = clock;
    }

    /**
     * Cancels it; once more changes nothing.
     *
     * @throws DomainException {@code SCHEDULE_NOT_FOUND}, {@code SCHEDULE_ENDED}
     */
    @RetriedOnConflict
    @Transactional
    public void cancel(Tsid member, ScheduleId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ScheduledTransfer schedule = schedules.lock(member, id)
                .orElseThrow(() -> new DomainException(PayError.SCHEDULE_NOT_FOUND));
        switch (schedule.progress().status()) {
            case ACTIVE -> endSchedule.end(schedule, Progress.Status.CANCELED, now);
            case CANCELED -> {
                // As it was asked.
            }
            case COMPLETED, FAILED, MEMBER_LEFT -> throw new DomainException(PayError.SCHEDULE_ENDED);
        }
    }
}
