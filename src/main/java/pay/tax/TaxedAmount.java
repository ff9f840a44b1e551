package pay.tax;

import platform.money.Won;

/**
 * An amount that has VAT in it, apart from what is free of tax.
 *
 * @param total all of it
 * @param taxFree what of it is free of tax
 */
public record TaxedAmount(Won total, Won taxFree) {
    public static final TaxedAmount ZERO = new TaxedAmount(Won.ZERO, Won.ZERO);

    public TaxedAmount {
        if (total.isNegative() || taxFree.isNegative() || total.isLessThan(taxFree)) {
            throw new IllegalArgumentException(total + ", tax-free " + taxFree);
        }
    }

    public static TaxedAmount of(long total, long taxFree) {
        return new TaxedAmount(Won.of(total), Won.of(taxFree));
    }

    public TaxedAmount plus(TaxedAmount other) {
        return new TaxedAmount(total.plus(other.total), taxFree.plus(other.taxFree));
    }

    public TaxedAmount minus(TaxedAmount other) {
        return new TaxedAmount(total.minus(other.total), taxFree.minus(other.taxFree));
    }

    /** Whether as much of both kinds is in here. */
    public boolean covers(TaxedAmount part) {
        return !taxFree.isLessThan(part.taxFree) && !taxable().isLessThan(part.taxable());
    }

    /** A part of it; where nobody says what of that is free of tax, the taxable goes first. */
    public TaxedAmount part(Won amount) {
        Won beyond = amount.minus(taxable());
        return new TaxedAmount(amount, beyond.isPositive() ? beyond : Won.ZERO);
    }

    public Won taxable() {
        return total.minus(taxFree);
    }

    /** The taxable value without its VAT of 10 %, half a won rounded up (부가가치세법 §29 ⑦). */
    public Won supplied() {
        return Won.of((taxable().amount() * 20 + 11) / 22);
    }

    public Won vat() {
        return taxable().minus(supplied());
    }
}
