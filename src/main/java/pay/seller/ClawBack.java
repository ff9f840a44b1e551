package pay.seller;

import java.util.List;

import commerce.events.RefundRequested;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Takes from sellers what a refund gives back of purchases that stood: into the order's escrow, out of which the refund is paid
 * then. Never refused: what a seller has not, it owes.
 */
@Component
public class ClawBack {
    private final TakeCredit takeCredit;

    ClawBack(TakeCredit takeCredit) {
        this.takeCredit = takeCredit;
    }

    /** Takes it, once by the refund's id; in the transaction that pays the refund, after its wallet is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Tsid refundId, Tsid orderId, List<RefundRequested.SellerShare> shares) {
        takeCredit.take(shares.stream().map(share -> SellerCredit.of(refundId, orderId, share)).toList());
    }
}
