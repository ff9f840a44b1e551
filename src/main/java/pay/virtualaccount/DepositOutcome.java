package pay.virtualaccount;

import platform.id.Tsid;

/** What follows for one kind of payment when its deposit has come, in the transaction that takes it in. */
public interface DepositOutcome {
    /** Of which kind. */
    DepositPurpose purpose();

    /** Locks the payment, before its virtual account is locked. */
    void lock(Tsid paymentId);

    /**
     * Whether it can be taken by its deposit: not while what is set aside beside that must not leave its member's wallet, which stays as
     * it is to the transaction's end.
     */
    boolean canBeTaken(VirtualAccount account);

    /** The exact amount is in the trust account: the payment is done, and whose the money is now is booked. */
    void deposited(VirtualAccount account);

    /** Nothing that counts was deposited in time, by the bank's own word: a payment that still waits is over. In a transaction of its own. */
    void notDeposited(Tsid paymentId);
}
