package pay.merchant;

import org.jspecify.annotations.Nullable;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.bank.HolderName;
import platform.money.Won;

/**
 * What an operator enters for a business that wants to be a merchant.
 *
 * @param name that its customers know it by
 * @param businessNumber as written, with or without dashes
 * @param representative the name of who represents it
 * @param bank of its settlement account
 * @param plan the fee plan that it asks for
 * @param yearlySales null when they are not known
 */
record ApplicationForm(String name, String businessNumber, String representative, BankCode bank,
        AccountNumber account, String plan, @Nullable Won yearlySales) {
    /**
     * Whether an account is the business's: the bank has it under the merchant's name or its representative's, apart from
     * spaces and the kind of company.
     */
    boolean isHeldBy(String holder) {
        return HolderName.isOf(holder, name) || HolderName.isOf(holder, representative);
    }
}
