package pay.leaving;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankRefusal;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.bank.LinkedAccounts;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payout.SendToBank;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** Where the money goes that was left in a closed wallet: the bank account, or, when there is none, an account of unclaimed money. */
@Component
public class LeftMoney implements BankTransferOutcome {
    private static final String UNCLAIMED = "미청구 잔액";

    private final LockWallet wallets;
    private final LinkedAccounts bankAccounts;
    private final Accounts accounts;
    private final MoveMoney moveMoney;
    private final Ledger ledger;
    private final SendToBank sendToBank;
    private final Clock clock;

    LeftMoney(LockWallet wallets, LinkedAccounts bankAccounts, Accounts accounts, MoveMoney moveMoney, Ledger ledger,
            SendToBank sendToBank, Clock clock) {
        this.wallets = wallets;
        this.bankAccounts = bankAccounts;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.ledger = ledger;
        this.sendToBank = sendToBank;
        this.clock = clock;
    }

    /**
     * Sends on what is in a closed wallet; there may be more later. Of a frozen one nothing goes before that is lifted.
     *
     * @param cause what left it there, once for each
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendOn(Wallet wallet, Tsid cause) {
        Won left = wallet.isFrozen() ? Won.ZERO : Won.of(ledger.lock(wallet.account()).available());
        if (left.isPositive()) {
            bankAccounts.payable(wallet.memberId()).ifPresentOrElse(
                    account -> sendToBank.send(BankTransfer.Purpose.LEAVING, wallet.memberId(), wallet.account(),
                            account, left),
                    () -> move(wallet, left, Posting.of("LEFT_UNCLAIMED", cause.value(),
                            new Line.Post(wallet.account(), unclaimed(wallet), left.amount())), UNCLAIMED,
                            clock.instant()));
        }
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.LEAVING;
    }

    @Override
    public void done(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        move(wallet, transfer.amount(),
                Posting.of("LEFT_TO_BANK", transfer.id().value(),
                        new Line.Capture(transfer.hold(), transfer.amount().amount())),
                bankAccounts.get(transfer.bankAccountId()).bank().label(), clock.instant());
    }

    @Override
    public void refused(BankTransfer transfer) {
        Wallet wallet = wallets.lock(transfer.memberId());
        if (wallet.isFrozen()) {
            // It goes on when the freeze is lifted.
            release(transfer);
        } else if (transfer.refusal() == BankRefusal.CANCELED && !transfer.wasAPersons()) {
            // That says nothing of the account. What two operators have ended so is not sent once more: they may have been told wrong.
            release(transfer);
            sendToBank.send(BankTransfer.Purpose.LEAVING, wallet.memberId(), wallet.account(),
                    bankAccounts.get(transfer.bankAccountId()), transfer.amount());
        } else {
            move(wallet, transfer.amount(),
                    new Posting("LEFT_SENT_BACK", Long.toString(transfer.id().value()),
                            List.of(new Line.Post(wallet.account(), unclaimed(wallet), transfer.amount().amount()),
                                    new Line.Release(transfer.hold())),
                            Map.of()),
                    UNCLAIMED, clock.instant());
        }
    }

    private void release(BankTransfer transfer) {
        ledger.post(Posting.of("LEFT_SENT_BACK", transfer.id().value(), new Line.Release(transfer.hold())),
                clock.instant());
    }

    private Account unclaimed(Wallet wallet) {
        return accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value());
    }

    private void move(Wallet wallet, Won amount, Posting posting, String description, Instant now) {
        moveMoney.move(wallet, amount.negated(), posting, new MoneyMoved(MoneyMoved.Kind.LEAVING, description, now));
    }
}
