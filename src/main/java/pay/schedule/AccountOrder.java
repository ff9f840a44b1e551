package pay.schedule;

import pay.bank.AccountNumber;
import pay.bank.BankCode;

/**
 * A bank account that is to get money, whoever it belongs to.
 *
 * @param text what its statement is to show
 */
record AccountOrder(BankCode bank, AccountNumber number, String text) {
    /** As the device signs it. */
    String signed() {
        return bank.code() + " " + number.digits() + " " + text;
    }
}
