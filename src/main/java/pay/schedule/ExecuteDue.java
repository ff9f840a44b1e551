package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.transfer.SendPlanned;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Carries out what is due to wallets. The transfers, what became of the planned days and what comes next commit together: whoever dies
 * before has done nothing.
 */
@Component
class ExecuteDue {
    private final ScheduledTransfers schedules;
    private final SendPlanned sendPlanned;
    private final DueDay dueDay;
    private final RecordExecution record;
    private final Clock clock;

    ExecuteDue(ScheduledTransfers schedules, SendPlanned sendPlanned, DueDay dueDay, RecordExecution record,
            Clock clock) {
        this.schedules = schedules;
        this.sendPlanned = sendPlanned;
        this.dueDay = dueDay;
        this.record = record;
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
        List<ScheduledTransfer> sending = locked.stream().flatMap(each -> dueDay.now(each, now).stream()).toList();
        List<Outcome<Tsid>> outcomes = sendPlanned.send(sending.stream().map(ScheduledTransfer::transfer).toList());
        for (int i = 0; i < sending.size(); i++) {
            record(sending.get(i), outcomes.get(i), now);
        }
        return locked.size();
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
