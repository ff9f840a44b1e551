package pay.lending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.LinkedAccounts;
import pay.ledger.Ledger;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import pay.wallet.WalletCap;
import platform.event.DomainEvent;
import platform.money.Won;

/**
 * Hands a loan's money over, each loan once: to the bank account that the member chose, else into the wallet up to its cap and
 * the rest to the account linked first. Where there is none for the rest, nothing is handed over. Of a frozen wallet
 * all of it is kept in suspense.
 */
@Component
class HandOverLoan {
    private final Disbursements disbursements;
    private final LockWallet wallets;
    private final WalletCap cap;
    private final LinkedAccounts bankAccounts;
    private final Ledger ledger;
    private final LoanPostings postings;
    private final TellLending tell;
    private final Answers answers;
    private final Clock clock;

    HandOverLoan(Disbursements disbursements, LockWallet wallets, WalletCap cap, LinkedAccounts bankAccounts,
            Ledger ledger, LoanPostings postings, TellLending tell, Answers answers, Clock clock) {
        this.disbursements = disbursements;
        this.wallets = wallets;
        this.cap = cap;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.postings = postings;
        this.tell = tell;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public void handOver(DomainEvent question, LoanMoney money) {
        if (!answers.isNew(question)) {
            return;
        }
        Wallet wallet = wallets.lock(money.memberId());
        // The wallet's lock lets one of a member's loans in at a time, so of two of the same one finds the other.
        Won held = Won.of(ledger.lock(wallet.account()).expected());
        Disbursement disbursement = disbursements.lock(money.loanId())
                .orElseGet(() -> begin(money, wallet, held));
        tell.disbursed(disbursement);
    }

    private Disbursement begin(LoanMoney money, Wallet wallet, Won held) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<BankAccount> chosen = chosen(money);
        Won room = wallet.isFrozen() && wallet.isOpen()
                ? money.amount()
                : wallet.isOpen() && chosen.isEmpty()
                        ? least(cap.at(now) - held.amount(), money.amount())
                        : Won.ZERO;
        Won toBank = money.amount().minus(room);
        BankAccount account = wallet.isFrozen()
                ? null
                : chosen.or(() -> bankAccounts.payable(money.memberId())).orElse(null);
        Disbursement disbursement = toBank.isPositive() && account == null
                ? of(money, Won.ZERO, Won.ZERO, Disbursement.Status.FAILED,
                        wallet.isOpen()
                                ? Disbursement.Failure.NO_ACCOUNT_FOR_THE_REST
                                : Disbursement.Failure.WALLET_CLOSED)
                : of(money, room, toBank,
                        toBank.isPositive() ? Disbursement.Status.PENDING : Disbursement.Status.COMPLETED, null);
        disbursements.add(disbursement, now);
        if (disbursement.status() != Disbursement.Status.FAILED) {
            postings.handOver(disbursement, wallet, account, now);
        }
        return disbursement;
    }

    private Optional<BankAccount> chosen(LoanMoney money) {
        BankAccountId id = money.bankAccountId();
        return id == null ? Optional.empty() : bankAccounts.find(money.memberId(), id);
    }

    private static Won least(long room, Won amount) {
        return Won.of(Math.min(Math.max(room, 0), amount.amount()));
    }

    private static Disbursement of(LoanMoney money, Won toWallet, Won toBank, Disbursement.Status status,
            Disbursement.@Nullable Failure failure) {
        return new Disbursement(money.loanId(), money.memberId(), money.lenderId(), money.name(), money.amount(),
                toWallet, toBank, status, failure == null ? null : failure.name());
    }
}
