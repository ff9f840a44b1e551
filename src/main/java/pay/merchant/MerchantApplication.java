package pay.merchant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import platform.business.BusinessNumber;
import platform.id.Tsid;
import platform.money.Won;

/**
 * With what a merchant applied.
 *
 * @param representative the name of who represents it
 * @param account where it is paid out to, which two operators may change
 * @param holder whose that is, as the bank said, apart from spaces and the kind of company; null of one that was entered before it was kept
 * @param plan the fee plan that it asks for
 * @param yearlySales null when they are not known
 */
record MerchantApplication(MerchantId merchantId, BusinessNumber businessNumber, String representative,
        BankAccountId account, @Nullable String holder, String plan, @Nullable Won yearlySales, Tsid enteredBy,
        Instant enteredAt,
        @Nullable Tsid decidedBy) {}
