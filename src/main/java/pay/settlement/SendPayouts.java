package pay.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.LinkedAccounts;
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

    private final Settlements settlements;
    private final SettlementAccounts accounts;
    private final SettlementPostings postings;
    private final LinkedAccounts bankAccounts;
    private final SendToBank sendToBank;
    private final BusinessDays businessDays;
    private final SettlementSettings settings;
    private final Clock clock;

    SendPayouts(Settlements settlements, SettlementAccounts accounts, SettlementPostings postings,
            LinkedAccounts bankAccounts, SendToBank sendToBank, BusinessDays businessDays, SettlementSettings settings,
            Clock clock) {
        this.settlements = settlements;
        this.accounts = accounts;
        this.postings = postings;
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
        ZonedDateTime there = now.atZone(BusinessDays.SEOUL);
        LocalDate today = there.toLocalDate();
        if (there.toLocalTime().isBefore(settings.payFrom()) || !businessDays.isBusinessDay(today)) {
            return 0;
        }
        List<Settlement> due = settlements.takeDue(today, BATCH);
        due.forEach(each -> send(each, now));
        return due.size();
    }

    private void send(Settlement due, Instant now) {
        Optional<BankAccount> account = bankAccounts.payee(new Tsid(due.merchant().value()));
        if (account.isEmpty()) {
            accounts.hold(due.merchant(), null, NO_ACCOUNT, now);
            return;
        }
        sendToBank.send(BankTransfer.Purpose.PAYOUT, new Tsid(due.id().value()), postings.payout(due.merchant()),
                account.get(), Won.of(due.payout()));
        settlements.sent(due.id());
    }
}
