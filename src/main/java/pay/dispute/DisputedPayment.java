package pay.dispute;

import java.time.Instant;
import java.util.Optional;

import pay.ledger.Account;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** The payment that a dispute is about. */
public interface DisputedPayment {
    /** Locks it, before the dispute is locked. */
    void lock(Tsid payment);

    /** What of the money that goes back goes elsewhere. */
    record Due(Account to, Won amount) {}

    /**
     * Takes from a payer what they got for paying and do not keep, as a cancel of as much would; what they have not, of the money.
     * The dispute has its end already, and the caller holds the wallet's lock.
     */
    Optional<Due> due(Tsid dispute, Tsid payment, Wallet wallet, Won back, Instant at);
}
