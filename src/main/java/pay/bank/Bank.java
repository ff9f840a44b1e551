package pay.bank;

/**
 * The banks, as we reach them through the clearing house. Every method is a remote call: it may take seconds, and it must
 * not be made inside a transaction. A request is known by its id: the same id again is the same request and gets the same
 * answer.
 */
interface Bank {
    /** Whether the account exists and is open, and whose it is. */
    AccountLook look(BankCode bank, AccountNumber number);

    /** Moves an amount from the account to ours. */
    BankAnswer withdraw(BankTransferId request, BankCode bank, AccountNumber number, long amount);

    /**
     * Moves an amount from ours to the account.
     *
     * @param text what the account's statement shows beside the amount
     */
    BankAnswer deposit(BankTransferId request, BankCode bank, AccountNumber number, long amount, String text);

    /** What became of a request. */
    BankAnswer enquire(BankTransferId request);

    /**
     * Asks that a request shall never be carried out (net-cancel), also when it arrives later.
     *
     * @return {@code Refused(CANCELED)} when that is acknowledged; {@code Done} when it came too late
     */
    BankAnswer cancel(BankTransferId request);
}
