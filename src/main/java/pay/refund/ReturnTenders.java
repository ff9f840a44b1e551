package pay.refund;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.payment.Payment;
import pay.payment.TenderKind;
import pay.payout.PlaceMoney;
import pay.payout.SendToBank;
import pay.seller.ClawBack;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.money.Won;

/** Gives a refund back: points to the lots that they came from, money into the wallet up to its cap and the rest to the member's bank account. */
@Component
class ReturnTenders {
    private final LockWallet wallets;
    private final PlaceMoney placeMoney;
    private final RefundPostings postings;
    private final SendToBank sendToBank;
    private final ClawBack clawBack;

    ReturnTenders(LockWallet wallets, PlaceMoney placeMoney, RefundPostings postings, SendToBank sendToBank,
            ClawBack clawBack) {
        this.wallets = wallets;
        this.placeMoney = placeMoney;
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
        PlaceMoney.Placement money = placeMoney.place(wallet, request.of(TenderKind.MONEY), now);
        Won points = request.of(TenderKind.POINTS);
        if (points.isPositive()) {
            postings.points(refund, wallet, points, payment.orderName(), now);
        }
        if (money.toWallet().isPositive()) {
            postings.keep(refund, wallet, money.toWallet(), payment.orderName(), now);
        }
        money.toBank().ifPresent(part -> sendToBank.send(BankTransfer.Purpose.REFUND, refund.refundId(),
                postings.escrow(refund), part.account(), part.amount()));
        return money.toBank().isEmpty();
    }
}
