package pay.topup;

import pay.bank.BankAccountId;
import platform.money.Won;

/**
 * What a member chose for when the wallet is short.
 *
 * @param bankAccountId where the money comes from
 * @param step what is missing is rounded up to a multiple of it
 */
record AutoTopUp(BankAccountId bankAccountId, Won step) {
    /** How much to fill in: what is missing, rounded up, or just that where the wallet cannot hold more. */
    Won amount(long missing, long room) {
        long rounded = Math.ceilDiv(missing, step.amount()) * step.amount();
        return Won.of(rounded <= room ? rounded : missing);
    }
}
