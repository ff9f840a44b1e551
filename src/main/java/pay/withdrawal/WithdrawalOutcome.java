package pay.withdrawal;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.bank.LinkedAccounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;

/** The half of a withdrawal after the bank was called. What waits for it keeps its member from leaving, so the wallet is open. */
@Component
class WithdrawalOutcome implements BankTransferOutcome {
    private final LockWallet wallets;
    private final LinkedAccounts accounts;
    private final MoveMoney moveMoney;
    private final Ledger ledger;
    private final Clock clock;

    WithdrawalOutcome(LockWallet wallets, LinkedAccounts accounts, MoveMoney moveMoney, Ledger ledger, Clock clock) {
        this.wallets = wallets;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.WITHDRAWAL;
    }

    @Override
    public void done(BankTransfer transfer) {
        BankAccount to = accounts.get(transfer.bankAccountId());
        moveMoney.move(wallets.lock(transfer.memberId()), transfer.amount().negated(),
                Posting.of("WITHDRAWAL", transfer.id().value(),
                        new Line.Capture(transfer.hold(), transfer.amount().amount())),
                new MoneyMoved(MoneyMoved.Kind.WITHDRAWAL,
                        to.bank().label() + " ****" + to.lastFour(), clock.instant()));
    }

    @Override
    public void refused(BankTransfer transfer) {
        ledger.post(Posting.of("WITHDRAWAL_REFUSED", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
    }
}
