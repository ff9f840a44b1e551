package pay.refund;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.payout.PlaceMoney;
import pay.payout.SendToBank;
import pay.wallet.Wallet;

/** Gives a refund in money: into the wallet up to its cap, and the rest to the member's bank account. */
@Component
class ReturnMoney {
    private final RefundPostings postings;
    private final SendToBank sendToBank;

    ReturnMoney(RefundPostings postings, SendToBank sendToBank) {
        this.postings = postings;
        this.sendToBank = sendToBank;
    }

    /** Gives it, out of the order's escrow; whether a part is on its way to a bank. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean give(Refund refund, Wallet wallet, PlaceMoney.Placement money, Kept as, String orderName,
            Instant now) {
        if (money.toWallet().isPositive()) {
            postings.keep(refund, wallet, money.toWallet(), as, orderName, now);
        }
        money.toBank().ifPresent(part -> sendToBank.send(BankTransfer.Purpose.REFUND, refund.refundId(),
                postings.escrow(refund), part.account(), part.amount()));
        return money.toBank().isPresent();
    }
}
