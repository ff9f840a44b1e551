package pay.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import pay.bank.BankAccount;
import pay.bank.BankRefusal;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.bank.FindBankTransfer;
import pay.bank.ForgetBankAccounts;
import pay.bank.LinkedAccounts;
import pay.leaving.LeftMoney;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.schedule.AccountAnswers;
import pay.transfer.CountTransfer;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;

/**
 * The half of a withdrawal after the bank was called. It keeps its member from being cleared to leave; one that began after the
 * clearance may be decided when the wallet is closed.
 */
@Component
class WithdrawalOutcome implements BankTransferOutcome {
    /** A mistaken number is soon corrected; whoever tries numbers to learn which exist is bounded by the day's limit then. */
    private static final int GIVEN_BACK_IN_A_DAY = 10;

    private final LockWallet wallets;
    private final LinkedAccounts accounts;
    private final MoveMoney moveMoney;
    private final Ledger ledger;
    private final ForgetBankAccounts forgetBankAccounts;
    private final LeftMoney leftMoney;
    private final CountTransfer countTransfer;
    private final FindBankTransfer transfers;
    private final AccountAnswers answers;
    private final Clock clock;

    WithdrawalOutcome(LockWallet wallets, LinkedAccounts accounts, MoveMoney moveMoney, Ledger ledger,
            ForgetBankAccounts forgetBankAccounts, LeftMoney leftMoney, CountTransfer countTransfer,
            FindBankTransfer transfers, AccountAnswers answers, Clock clock) {
        this.wallets = wallets;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.ledger = ledger;
        this.forgetBankAccounts = forgetBankAccounts;
        this.leftMoney = leftMoney;
        this.countTransfer = countTransfer;
        this.transfers = transfers;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.WITHDRAWAL;
    }

    @Override
    public void done(BankTransfer transfer) {
        answers.done(Tsid.of(transfer.id()), now());
        BankAccount to = accounts.get(transfer.bankAccountId());
        Wallet wallet = wallets.lock(transfer.memberId());
        moveMoney.move(wallet, transfer.amount().negated(),
                Posting.of("WITHDRAWAL", transfer.id().value(),
                        new Line.Capture(transfer.hold(), transfer.amount().amount())),
                new MoneyMoved(MoneyMoved.Kind.WITHDRAWAL,
                        to.bank().label() + " ****" + to.lastFour(), clock.instant()));
        if (!wallet.isOpen()) {
            forgetBankAccounts.forgetPayee(transfer.bankAccountId());
        }
    }

    @Override
    public void refused(BankTransfer transfer) {
        answers.refused(Tsid.of(transfer.id()),
                Withdrawal.code(Objects.requireNonNull(transfer.refusal())).name(), now());
        Wallet wallet = wallets.lock(transfer.memberId());
        giveBack(transfer);
        ledger.post(Posting.of("WITHDRAWAL_REFUSED", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
        if (!wallet.isOpen()) {
            forgetBankAccounts.forgetPayee(transfer.bankAccountId());
            leftMoney.sendOn(wallet, Tsid.of(transfer.id()));
        }
    }

    /** The first that a bank refuses on a day, their sender can send in another way; what came to nothing here counts, as between members. */
    private void giveBack(BankTransfer transfer) {
        LocalDate countedOn = transfer.countedOn();
        if (countedOn != null && transfer.refusal() != BankRefusal.REVIEW
                && transfers.refusedBeside(transfer, countedOn) < GIVEN_BACK_IN_A_DAY) {
            countTransfer.giveBack(transfer.memberId(), transfer.amount(), countedOn);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
