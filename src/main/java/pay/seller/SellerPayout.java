package pay.seller;

import commerce.events.PayoutDue;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payout to a seller that commerce asked for.
 *
 * @param refusal why it failed; null unless it did
 */
record SellerPayout(Tsid id, Tsid sellerId, Tsid statementId, Tsid payeeId, Won amount, Status status,
        @Nullable String refusal) {
    /** How far it is. */
    enum Status {
        /** The bank was asked, or is about to be; its answer may take days. */
        SENT,
        /** The bank has it. */
        PAID,
        /** It was never carried out: the seller's payable has it again. */
        FAILED,
        /** The bank had it, and it came back: the same. */
        RETURNED
    }

    static SellerPayout of(PayoutDue due) {
        return new SellerPayout(due.payoutId(), due.sellerId(), due.statementId(), due.payeeId(), due.amount(),
                Status.SENT, null);
    }

    SellerPayout failed(String why) {
        return new SellerPayout(id, sellerId, statementId, payeeId, amount, Status.FAILED, why);
    }

    SellerPayout now(Status next) {
        return new SellerPayout(id, sellerId, statementId, payeeId, amount, next, null);
    }
}
