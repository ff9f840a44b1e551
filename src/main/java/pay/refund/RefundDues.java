package pay.refund;

import java.time.Instant;

import pay.ledger.Account;
import pay.payment.Payment;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** What a member was promised or got for paying an order, and does not keep when its money goes back. */
public interface RefundDues {
    /**
     * Money that goes back to a member, and counts as gone back already.
     *
     * @param payment locked
     * @param wallet theirs, locked
     * @param money what goes back now of what was paid in money
     * @param ofConfirmed what of that was paid for items whose purchase stood
     * @param escrow of the order, which the money is taken from
     */
    record Back(Tsid refund, Payment payment, Wallet wallet, Won money, Won ofConfirmed, Account escrow, Instant at) {}

    /** Takes it from what the member has, in the refund's transaction; what they have not, from the escrow: so much less of the money goes back. */
    Won take(Back back);
}
