package pay.receipt;

import org.jspecify.annotations.Nullable;
import pay.merchant.MerchantId;
import pay.tax.TaxedAmount;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payment whose money is to be on a cash receipt.
 *
 * @param money what of it was paid in money and has not gone back
 * @param whole all of it that has not gone back
 */
public record ReceiptOrder(Tsid payment, Owner of, CashReceiptFor to, Won money, TaxedAmount whole) {
    /**
     * Whose payment it is.
     *
     * @param live false: a test, which is not reported
     * @param member null in test mode
     */
    public record Owner(MerchantId merchant, boolean live, @Nullable Tsid member) {}
}
