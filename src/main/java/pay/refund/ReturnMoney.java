package pay.refund;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.LinkedAccounts;
import pay.ledger.Ledger;
import pay.payout.SendToBank;
import pay.wallet.Wallet;
import pay.wallet.WalletLimits;
import platform.money.Won;

/** Gives a refund in money: into the wallet up to its cap, and the rest to the member's bank account. */
@Component
class ReturnMoney {
    private final WalletLimits limits;
    private final LinkedAccounts bankAccounts;
    private final Ledger ledger;
    private final RefundPostings postings;
    private final SendToBank sendToBank;

    ReturnMoney(WalletLimits limits, LinkedAccounts bankAccounts, Ledger ledger, RefundPostings postings,
            SendToBank sendToBank) {
        this.limits = limits;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.postings = postings;
        this.sendToBank = sendToBank;
    }

    /** What a locked wallet takes below its cap, counting what is on its way to it; its balance is locked by this. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won room(Wallet wallet) {
        if (!wallet.isOpen()) {
            return Won.ZERO;
        }
        Won room = Won.of(limits.cap() - ledger.lock(wallet.account()).expected());
        return room.isNegative() ? Won.ZERO : room;
    }

    /**
     * Gives it, out of the order's escrow; whether a part is on its way to a bank.
     *
     * @param room as {@link #room} says
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean give(Refund refund, Wallet wallet, Won money, Won room, Kept as, String orderName, Instant now) {
        Optional<BankAccount> bankAccount = bankAccounts.payable(wallet.memberId());
        // What comes for a frozen wallet is kept in suspense, and leaves by no other way either.
        if (bankAccount.isEmpty() || wallet.isFrozen()) {
            postings.keep(refund, wallet, money, as, orderName, now);
            return false;
        }
        Won toWallet = room.isLessThan(money) ? room : money;
        if (toWallet.isPositive()) {
            postings.keep(refund, wallet, toWallet, as, orderName, now);
        }
        Won toBank = money.minus(toWallet);
        if (toBank.isPositive()) {
            sendToBank.send(BankTransfer.Purpose.REFUND, refund.refundId(), postings.escrow(refund), bankAccount.get(),
                    toBank);
        }
        return toBank.isPositive();
    }
}
