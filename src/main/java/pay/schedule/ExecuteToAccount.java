package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.fraud.FraudDecisions;
import pay.fraud.FraudRefused;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Carries out what is due to a bank account, each by itself: what was set aside, the bank transfer and the planned day commit
 * together, before the bank is called. What is refused is taken down in a transaction of its own, since it had no effect.
 */
@Component
class ExecuteToAccount {
    private final ScheduledTransfers schedules;
    private final SendToAccount sendToAccount;
    private final DueDay dueDay;
    private final RecordExecution record;
    private final ScheduleSettings settings;
    private final FraudDecisions decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExecuteToAccount(ScheduledTransfers schedules, SendToAccount sendToAccount, DueDay dueDay, RecordExecution record,
            ScheduleSettings settings, FraudDecisions decisions, TransactionTemplate transaction, Clock clock) {
        this.schedules = schedules;
        this.sendToAccount = sendToAccount;
        this.dueDay = dueDay;
        this.record = record;
        this.settings = settings;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One, outside a transaction, if nobody else has done so. */
    void execute(ScheduleId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            transaction.executeWithoutResult(_ -> schedules.lockDue(now, id)
                    .forEach(locked -> dueDay.now(locked, now).ifPresent(schedule -> send(schedule, now))));
        } catch (DomainException refused) {
            transaction.executeWithoutResult(_ -> schedules.lockDue(now, id)
                    .forEach(locked -> refused(locked, refused, now)));
        }
    }

    private void send(ScheduledTransfer schedule, Instant now) {
        ToAccount to = schedule.toAccount();
        Tsid withdrawal = sendToAccount.begin(schedule.by(), to.account(), schedule.amount(), to.text(),
                settings.end(schedule.progress().day().due()));
        record.sending(schedule, withdrawal, now);
    }

    private void refused(ScheduledTransfer locked, DomainException refused, Instant now) {
        if (refused instanceof FraudRefused byTheRules) {
            decisions.write(byTheRules);
        }
        dueDay.now(locked, now).ifPresent(schedule -> record.refused(schedule, refused.code().name(), now));
    }
}
