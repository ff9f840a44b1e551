package commerce.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

import platform.money.Won;

/**
 * The fees of an item.
 *
 * @param sales VAT left out; so is {@code payment}
 * @param vat on both
 */
record ItemFees(Won sales, Won payment, Won vat) {
    static final ItemFees NONE = new ItemFees(Won.ZERO, Won.ZERO, Won.ZERO);

    Won total() {
        return sales.plus(payment).plus(vat);
    }

    ItemFees plus(ItemFees more) {
        return new ItemFees(sales.plus(more.sales), payment.plus(more.payment), vat.plus(more.vat));
    }

    ItemFees minus(ItemFees less) {
        return new ItemFees(sales.minus(less.sales), payment.minus(less.payment), vat.minus(less.vat));
    }

    /**
     * What of these is reversed in all when so much of a sale has gone back: each in proportion, half a won rounded up, so that
     * parts add up and a sale that went back whole has cost nothing.
     */
    ItemFees reversed(Won listPriceBack, Won listPrice, Won paidBack, Won paid) {
        Won salesBack = part(sales, listPriceBack, listPrice);
        Won paymentBack = part(payment, paidBack, paid);
        return new ItemFees(salesBack, paymentBack, part(vat, salesBack.plus(paymentBack), sales.plus(payment)));
    }

    private static Won part(Won fee, Won part, Won whole) {
        if (part.isNegative() || whole.isLessThan(part)) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
        // Of nothing all has gone back.
        return whole.equals(Won.ZERO)
                ? fee
                : Won.of(BigDecimal.valueOf(fee.amount()).multiply(BigDecimal.valueOf(part.amount()))
                        .divide(BigDecimal.valueOf(whole.amount()), 0, RoundingMode.HALF_UP).longValueExact());
    }
}
