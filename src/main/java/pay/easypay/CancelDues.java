package pay.easypay;

import java.time.Instant;
import java.util.Optional;

import pay.ledger.Account;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** What a member got for paying and does not keep when their money goes back. */
public interface CancelDues {
    /**
     * Money that goes back to a member.
     *
     * @param cancel what it goes back with, a dispute too
     * @param wallet theirs, locked
     * @param left what of the payment's money is paid for still
     * @param back what goes back now
     */
    record Back(Tsid cancel, Tsid payment, Wallet wallet, Won left, Won back, Instant at) {}

    /** What of the money goes elsewhere. */
    record Due(Account to, Won amount) {}

    /** Takes it from what the member has, in the transaction of the cancel, which holds the payment's row; what they have not, of the money that goes back. */
    Optional<Due> take(Back back);
}
