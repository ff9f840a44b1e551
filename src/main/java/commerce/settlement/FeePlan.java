package commerce.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

import platform.money.Fee;
import platform.money.Won;

/**
 * What a seller pays on one day, and when it is due.
 *
 * @param salesPercent of the price before coupons: 8.00 for 8 %
 * @param salesVatIncluded whether VAT is in that; else it comes on top
 * @param paymentPercent of what was paid, freight included
 * @param dueDays so many business days after the purchase was confirmed
 * @param chargebackFee of a lost chargeback, VAT included
 */
public record FeePlan(String name, BigDecimal salesPercent, boolean salesVatIncluded, BigDecimal paymentPercent,
        boolean paymentVatIncluded, int dueDays, Won chargebackFee) {
    /** The fees of a sale; each is a percentage down to the won (원 미만 절사), which is in the seller's favour. */
    ItemFees on(Won listPrice, Won paid) {
        Fee sales = fee(listPrice, salesPercent, salesVatIncluded);
        Fee payment = fee(paid, paymentPercent, paymentVatIncluded);
        return new ItemFees(sales.net(), payment.net(), sales.vat().plus(payment.vat()));
    }

    private static Fee fee(Won of, BigDecimal percent, boolean vatIncluded) {
        if (of.isNegative()) {
            throw new IllegalArgumentException("A fee of " + of);
        }
        Won fee = Won.of(BigDecimal.valueOf(of.amount()).multiply(percent).movePointLeft(2)
                .setScale(0, RoundingMode.DOWN).longValueExact());
        return vatIncluded ? Fee.including(fee) : Fee.adding(fee);
    }
}
