package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.transfer.CheckPlanned;
import pay.transfer.PlannedTransfer;
import platform.id.Ids;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Takes the order of a member to send money later. */
@Component
class ScheduleTransfer {
    private final ScheduledTransfers schedules;
    private final CheckDeviceSignature signatures;
    private final CheckPlanned checkPlanned;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;
    private final Ids ids;
    private final Clock clock;

    ScheduleTransfer(ScheduledTransfers schedules, CheckDeviceSignature signatures, CheckPlanned checkPlanned,
            ScheduleSettings settings, BusinessDays calendar, Ids ids, Clock clock) {
        this.schedules = schedules;
        this.signatures = signatures;
        this.checkPlanned = checkPlanned;
        this.settings = settings;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes it, or refuses.
     *
     * @param key the {@code Idempotency-Key}
     * @param signature of the caller's device over {@link ScheduleOrder#message}
     * @throws DomainException {@code SCHEDULE_WITHOUT_DAY}, {@code SCHEDULE_LIMIT_REACHED}, those of the signature, and those
     *     of a transfer that could never be done
     */
    @Transactional
    public ScheduledTransfer schedule(MemberCaller caller, ScheduleOrder order, String key, String signature) {
        // The signature takes a while to check: before the locks.
        signatures.check(caller, order.message(key), signature);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Plan.Day first = order.plan().first(today, calendar).filter(day -> !day.planned().isAfter(today.plusYears(1)))
                .orElseThrow(() -> new DomainException(PayError.SCHEDULE_WITHOUT_DAY));
        if (schedules.lockAllOf(caller.memberId()) >= settings.most()) {
            throw new DomainException(PayError.SCHEDULE_LIMIT_REACHED, settings.most());
        }
        String name = checkPlanned
                .check(new PlannedTransfer(key, caller, order.to(), order.amount(), order.memo()));
        ScheduledTransfer schedule = new ScheduledTransfer(new ScheduleId(ids.nextLong()), caller, order.to(), name,
                order.amount(), order.memo(), order.plan(), now,
                Progress.begun(first, settings.first(first.due())));
        schedules.insert(schedule);
        return schedule;
    }
}
