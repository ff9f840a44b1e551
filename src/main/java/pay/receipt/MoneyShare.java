package pay.receipt;

import pay.tax.TaxedAmount;
import platform.money.Won;

/**
 * What of a payment is money's, and so on its cash receipt. Cards have a receipt of their own; a coupon is Madang's to give, and
 * points were given, not bought with the payer's money: neither is a price that was paid in cash (조세특례제한법 §126조의3).
 */
final class MoneyShare {
    private MoneyShare() {}

    /** With as much free of tax as of the whole, rounded down. */
    static TaxedAmount of(Won money, TaxedAmount whole) {
        return new TaxedAmount(money,
                Won.of(Math.multiplyExact(whole.taxFree().amount(), money.amount()) / whole.total().amount()));
    }

    /** What of that goes back: as near to it as what is left on the receipt allows. */
    static TaxedAmount within(TaxedAmount left, TaxedAmount part) {
        long least = Math.max(0, part.total().amount() - left.taxable().amount());
        long most = Math.min(part.total().amount(), left.taxFree().amount());
        return TaxedAmount.of(part.total().amount(), Math.clamp(part.taxFree().amount(), least, most));
    }
}
