package pay.virtualaccount;

import platform.id.Tsid;

/** What follows when the deposit of a payment has come, in the transaction that takes it in. */
public interface DepositOutcome {
    /** Locks the payment, before its virtual account is locked. */
    void lock(Tsid paymentId);

    /** The exact amount is in the trust account: the payment is done, and whose the money is now is booked. */
    void deposited(VirtualAccount account);
}
