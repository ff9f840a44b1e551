package pay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.KeepPayeeAccount;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.transfer.Addressee;
import pay.transfer.CheckPlanned;
import pay.transfer.PlannedTransfer;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Takes the order of a member to send money later. */
@Component
class ScheduleTransfer {
    private final ScheduledTransfers schedules;
    private final CheckDeviceSignature signatures;
    private final CheckPlanned checkPlanned;
    private final LockWallet wallets;
    private final KeepPayeeAccount payeeAccounts;
    private final ScheduleSettings settings;
    private final BusinessDays calendar;
    private final Ids ids;
    private final Clock clock;

    ScheduleTransfer(ScheduledTransfers schedules, CheckDeviceSignature signatures, CheckPlanned checkPlanned,
            LockWallet wallets, KeepPayeeAccount payeeAccounts, ScheduleSettings settings, BusinessDays calendar,
            Ids ids, Clock clock) {
        this.schedules = schedules;
        this.signatures = signatures;
        this.checkPlanned = checkPlanned;
        this.wallets = wallets;
        this.payeeAccounts = payeeAccounts;
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
        Addressee to = order.to();
        AccountOrder account = order.account();
        BankAccount kept = account == null ? null : keep(caller, account, order.amount());
        String name = kept == null
                ? checkPlanned.check(new PlannedTransfer(key, caller, Objects.requireNonNull(to), order.amount(),
                        order.memo()))
                : kept.bank().label() + " ****" + kept.lastFour();
        ScheduledTransfer schedule = new ScheduledTransfer(new ScheduleId(ids.nextLong()), caller, to,
                kept == null ? null : new ToAccount(kept.id(), Objects.requireNonNull(account).text()), name,
                order.amount(), order.memo(), order.plan(), now, Progress.begun(first, settings.first(first.due())));
        schedules.insert(schedule);
        return schedule;
    }

    /** The account as one of a payee's, if so much could be sent there today. */
    private BankAccount keep(MemberCaller caller, AccountOrder account, Won amount) {
        if (!wallets.lock(caller.memberId()).isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        checkPlanned.checkAmount(caller, amount);
        return payeeAccounts.keep(caller.memberId(), account.bank(), account.number());
    }
}
