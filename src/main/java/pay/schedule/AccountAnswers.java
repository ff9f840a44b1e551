package pay.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;

/**
 * Hears what became of money on its way to bank accounts, and decides the planned day that it was of, if it was of one. Until
 * then nothing is done about its schedule, so that no day is sent twice.
 */
@Component
public class AccountAnswers {
    private final ScheduledTransfers schedules;
    private final Executions executions;
    private final RecordExecution record;

    AccountAnswers(ScheduledTransfers schedules, Executions executions, RecordExecution record) {
        this.schedules = schedules;
        this.executions = executions;
        this.record = record;
    }

    /** Withdrawals that are decided and of which {@link #done} or {@link #refused} was not called: by a release that knows no such days. */
    @Transactional(readOnly = true)
    public List<Tsid> overlooked(int most) {
        return executions.overlooked(most);
    }

    /** The bank has it. Call it before the wallet is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Tsid withdrawal, Instant now) {
        executions.sending(withdrawal).ifPresent(day -> active(day).ifPresentOrElse(
                schedule -> record.arrived(schedule, withdrawal, now),
                () -> executions.write(day.decided(Execution.Status.SENT, null, now))));
    }

    /**
     * The bank does not carry it out, and never will: it is back in the wallet. What an operator refused is not tried again that day.
     * Call it before the wallet is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(Tsid withdrawal, String code, Instant now) {
        executions.sending(withdrawal).ifPresent(day -> active(day).ifPresentOrElse(
                schedule -> {
                    if (code.equals(PayError.TRANSFER_REFUSED.name())) {
                        record.refusedForGood(schedule, code, now);
                    } else {
                        record.refused(schedule, code, now);
                    }
                },
                () -> executions.write(day.decided(Execution.Status.FAILED, code, now))));
    }

    /** Its schedule, locked; none when that was ended meanwhile, by its member or with their leaving. */
    private Optional<ScheduledTransfer> active(Execution day) {
        return schedules.lock(day.schedule()).filter(schedule -> schedule.progress().isActive());
    }
}
