package pay.topup;

import java.time.Clock;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.bank.LinkedAccounts;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payout.SendToBank;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;

/** The half of a top-up after the bank was called. */
@Component
class TopUpOutcome implements BankTransferOutcome {
    private final MoveMoney moveMoney;
    private final LockWallet wallets;
    private final LinkedAccounts accounts;
    private final Ledger ledger;
    private final SendToBank sendToBank;
    private final Clock clock;

    TopUpOutcome(MoveMoney moveMoney, LockWallet wallets, LinkedAccounts accounts, Ledger ledger,
            SendToBank sendToBank, Clock clock) {
        this.moveMoney = moveMoney;
        this.wallets = wallets;
        this.accounts = accounts;
        this.ledger = ledger;
        this.sendToBank = sendToBank;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.TOP_UP;
    }

    @Override
    public void done(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        moveMoney.move(wallet, transfer.amount(),
                posting(transfer, wallet),
                new MoneyMoved(MoneyMoved.Kind.TOP_UP, accounts.get(transfer.bankAccountId()).bank().label(),
                        clock.instant()));
        if (!wallet.isOpen() && !wallet.isFrozen()) {
            sendBack(transfer, wallet);
        }
    }

    /** A hold cannot be captured to another account than it was for: of a frozen wallet it is released, and the money posted. */
    private static Posting posting(BankTransfer transfer, Wallet wallet) {
        long amount = transfer.amount().amount();
        return wallet.isFrozen()
                ? Posting.of("TOP_UP", transfer.id().value(), new Line.Post(Account.BANK, wallet.account(), amount),
                        new Line.Release(transfer.hold()))
                : Posting.of("TOP_UP", transfer.id().value(), new Line.Capture(transfer.hold(), amount));
    }

    /** The member left while the bank was silent: back to where it came from. */
    private void sendBack(BankTransfer transfer, Wallet wallet) {
        sendToBank.send(BankTransfer.Purpose.LEAVING, transfer.memberId(), wallet.account(),
                accounts.get(transfer.bankAccountId()), transfer.amount());
    }

    @Override
    public void refused(BankTransfer transfer) {
        ledger.post(Posting.of("TOP_UP_REFUSED", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
    }
}
