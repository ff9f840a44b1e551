package pay.withdrawal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.AccountIndexes;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.FindBankTransfer;
import pay.fraud.FraudCheck;
import pay.fraud.FraudDecision;
import pay.fraud.Reports;
import pay.transfer.CountTransfer.Sending;
import pay.wallet.Wallet;
import platform.money.Won;
import platform.time.BusinessDays;

/** Brings together what the rules against fraud must know of money that goes to a bank account. */
@Component
class Sendings {
    /** An account linked just now is as new as one of somebody: whoever has taken a phone links their own. */
    private static final Duration LONG_AGO = Duration.ofDays(1);

    private final FindBankTransfer transfers;
    private final AccountIndexes indexes;
    private final Reports reports;
    private final FraudCheck check;
    private final Clock clock;

    Sendings(FindBankTransfer transfers, AccountIndexes indexes, Reports reports, FraudCheck check, Clock clock) {
        this.transfers = transfers;
        this.indexes = indexes;
        this.reports = reports;
        this.check = check;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Sending toOwn(Wallet wallet, BankAccount account, Won amount, boolean signed) {
        return sending(FraudDecision.Way.WITHDRAWAL, wallet, account, amount,
                account.linkedAt().isBefore(longAgo()), signed);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Sending toPayee(Wallet wallet, BankAccount account, Won amount, boolean signed) {
        boolean matters = amount.amount() >= check.looksUpPayeeFrom(
                LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL));
        return sending(FraudDecision.Way.ACCOUNT_TRANSFER, wallet, account, amount,
                matters && transfers.anyDone(account, BankTransfer.Purpose.WITHDRAWAL, longAgo()), signed);
    }

    private Sending sending(FraudDecision.Way way, Wallet wallet, BankAccount account, Won amount, boolean known,
            boolean signed) {
        List<String> index = indexes.of(account);
        return new Sending(way, amount, index.getFirst().hashCode(), known,
                wallet.isReported() || reports.isReported(account.bank().code(), index), signed);
    }

    private Instant longAgo() {
        return clock.instant().minus(LONG_AGO);
    }
}
