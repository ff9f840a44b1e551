package pay.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.LinkedAccounts;
import pay.merchant.FindSettlementAccount;
import pay.payout.SendToBank;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Sends what is due to merchants' bank accounts, on business days from a time on; payouts that are held stay where they are. */
@Service
class SendPayouts {
    static final int BATCH = 50;
    static final String NO_ACCOUNT = "NO_BANK_ACCOUNT";
    static final String NOT_SENT = "PAYOUT_NOT_SENT";

    private final Settlements settlements;
    private final SettlementAccounts accounts;
    private final SettlementPostings postings;
    private final FindSettlementAccount settlementAccounts;
    private final LinkedAccounts bankAccounts;
    private final SendToBank sendToBank;
    private final BusinessDays businessDays;
    private final SettlementSettings settings;
    private final Clock clock;

    SendPayouts(Settlements settlements, SettlementAccounts accounts, SettlementPostings postings,
            FindSettlementAccount settlementAccounts, LinkedAccounts bankAccounts, SendToBank sendToBank,
            BusinessDays businessDays, SettlementSettings settings,
            Clock clock) {
        this.settlements = settlements;
        this.accounts = accounts;
        this.postings = postings;
        this.settlementAccounts = settlementAccounts;
        this.bankAccounts = bankAccounts;
        this.sendToBank = sendToBank;
        this.businessDays = businessDays;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the next of them; how many were looked at. The bank is called after this commits. */
    @RetriedOnConflict
    @Transactional
    public int next() {
        Instant now = clock.instant();
        List<Settlement> due = isTime(now)
                ? settlements.takeDue(now.atZone(BusinessDays.SEOUL).toLocalDate(), BATCH)
                : List.of();
        due.forEach(each -> send(each, now));
        return due.size();
    }

    /** Those that {@link #next} would take. */
    @Transactional
    public List<Settlement> due() {
        Instant now = clock.instant();
        return isTime(now) ? settlements.takeDue(now.atZone(BusinessDays.SEOUL).toLocalDate(), BATCH) : List.of();
    }

    /** Sends one of them, unless somebody else has. */
    @RetriedOnConflict
    @Transactional
    public void one(SettlementId id) {
        settlements.lock(id).filter(each -> each.status() == Settlement.Status.DUE)
                .ifPresent(each -> send(each, clock.instant()));
    }

    /** One that cannot be sent: payouts of its merchant wait for an operator, and are in nobody's way. */
    @RetriedOnConflict
    @Transactional
    public void holdBack(Settlement due) {
        accounts.hold(due.merchant(), null, NOT_SENT, clock.instant());
    }

    private boolean isTime(Instant now) {
        ZonedDateTime there = now.atZone(BusinessDays.SEOUL);
        return !there.toLocalTime().isBefore(settings.payFrom()) && businessDays.isBusinessDay(there.toLocalDate());
    }

    private void send(Settlement due, Instant now) {
        // Under its lock: what an operator has just held does not go.
        if (accounts.isHeld(due.merchant())) {
            return;
        }
        Optional<BankAccount> account = settlementAccounts.of(due.merchant()).map(bankAccounts::get);
        if (account.isEmpty()) {
            accounts.hold(due.merchant(), null, NO_ACCOUNT, now);
            return;
        }
        sendToBank.send(BankTransfer.Purpose.PAYOUT, new Tsid(due.id().value()), postings.payout(due.merchant()),
                account.get(), Won.of(due.payout()));
        settlements.sent(due.id());
    }
}
