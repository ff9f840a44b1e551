package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Ends all schedules of a member who has left. */
@Component
public class EndSchedules {
    private final ScheduledTransfers schedules;
    private final EndSchedule endSchedule;
    private final Clock clock;

    EndSchedules(ScheduledTransfers schedules, EndSchedule endSchedule, Clock clock) {
        this.schedules = schedules;
        this.endSchedule = endSchedule;
        this.clock = clock;
    }

    /** Call it before the wallet is locked; what was ordered before is found, and nothing can be after the wallet is closed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllOf(Tsid member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (schedules.lockAllOf(member) > 0) {
            schedules.lockActiveOf(member)
                    .forEach(schedule -> endSchedule.end(schedule, Progress.Status.MEMBER_LEFT, now));
        }
    }
}
