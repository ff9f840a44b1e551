package pay.easypay;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.tax.TaxedAmount;
import platform.money.Won;
import platform.web.DomainException;

/**
 * A part of a payment, as a merchant names it.
 *
 * @param amount null: all that is left
 * @param taxFree what of it is free of tax; null: as little as can be
 */
record PartOf(@Nullable Won amount, @Nullable Won taxFree) {
    /**
     * What it is, of what is left.
     *
     * @throws DomainException {@code TAX_FREE_EXCEEDS_AMOUNT}
     */
    TaxedAmount of(TaxedAmount left) {
        Won total = amount == null ? left.total() : amount;
        if (taxFree == null) {
            return left.part(total);
        }
        if (total.isLessThan(taxFree)) {
            throw new DomainException(PayError.TAX_FREE_EXCEEDS_AMOUNT);
        }
        return new TaxedAmount(total, taxFree);
    }
}
