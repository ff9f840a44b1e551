package pay.refund;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.bank.LinkedAccounts;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.payment.Payment;
import pay.payment.TenderKind;
import pay.payout.SendToBank;
import pay.seller.ClawBack;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import pay.wallet.WalletLimits;
import platform.money.Won;

/** Decides where a refund goes: points to the lots that they came from, money into the wallet up to its cap and the rest to the member's bank account. */
@Component
class ReturnTenders {
    private final LockWallet wallets;
    private final WalletLimits limits;
    private final LinkedAccounts bankAccounts;
    private final Ledger ledger;
    private final RefundPostings postings;
    private final SendToBank sendToBank;
    private final ClawBack clawBack;

    ReturnTenders(LockWallet wallets, WalletLimits limits, LinkedAccounts bankAccounts, Ledger ledger,
            RefundPostings postings, SendToBank sendToBank, ClawBack clawBack) {
        this.wallets = wallets;
        this.limits = limits;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.postings = postings;
        this.sendToBank = sendToBank;
        this.clawBack = clawBack;
    }

    /**
     * Returns whether everything is back; false when a part is on its way to a bank.
     *
     * @param request says how much goes back in which way, and what of it is taken from sellers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(Refund refund, Payment payment, RefundRequest request, Instant now) {
        Wallet wallet = wallets.lock(payment.memberId());
        clawBack.take(refund.refundId(), refund.orderId(), request.sellerShares());
        if (refund.interest().isPositive()) {
            postings.interest(refund, wallet, payment.orderName(), now);
        }
        // The wallet's balance is locked before what all points share, which is older.
        Won room = room(wallet);
        Won points = request.of(TenderKind.POINTS);
        if (points.isPositive()) {
            postings.points(refund, wallet, points, payment.orderName(), now);
        }
        Won money = request.of(TenderKind.MONEY);
        return !money.isPositive() || money(refund, wallet, money, room, payment.orderName(), now);
    }

    private boolean money(Refund refund, Wallet wallet, Won money, Won room, String orderName, Instant now) {
        Account escrow = postings.escrow(refund);
        Optional<BankAccount> bankAccount = bankAccounts.payable(wallet.memberId());
        // What comes for a frozen wallet is kept in suspense, and leaves by no other way either.
        if (bankAccount.isEmpty() || wallet.isFrozen()) {
            postings.keep(refund, wallet, money, orderName, now);
            return true;
        }
        Won toWallet = room.isLessThan(money) ? room : money;
        if (toWallet.isPositive()) {
            postings.keep(refund, wallet, toWallet, orderName, now);
        }
        Won toBank = money.minus(toWallet);
        if (toBank.isPositive()) {
            sendToBank.send(BankTransfer.Purpose.REFUND, refund.refundId(), escrow, bankAccount.get(), toBank);
        }
        return !toBank.isPositive();
    }

    /** What the wallet takes below its cap, counting what is on its way to it. */
    private Won room(Wallet wallet) {
        if (!wallet.isOpen()) {
            return Won.ZERO;
        }
        Won room = Won.of(limits.cap() - ledger.lock(wallet.account()).expected());
        return room.isNegative() ? Won.ZERO : room;
    }
}
