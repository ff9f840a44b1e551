package pay.withdrawal;

import pay.bank.AccountNumber;
import pay.bank.BankCode;
import platform.money.Won;

/**
 * An account that is to get money, whoever it belongs to.
 *
 * @param text what its statement is to show
 */
record AccountPayee(BankCode bank, AccountNumber number, Won amount, String text) {
    /** What the device signs, byte for byte; the key keeps a signature from being used for another transfer. */
    String message(String key) {
        return String.join("\n", "madang.pay.account-transfer.v1", key, bank.code(), number.digits(),
                Long.toString(amount.amount()), text);
    }
}
