package pay.schedule;

import pay.bank.BankAccountId;

/**
 * The bank account that money goes to.
 *
 * @param account kept as that of a payee of the member's
 * @param text what its statement shows
 */
record ToAccount(BankAccountId account, String text) {}
