package pay.settlement;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What the lines of a merchant's period add up to, in won, signed as the merchant sees it.
 *
 * @param first the first day that has a line; null when there is none
 * @param fees VAT included
 * @param vat how much of the fees
 */
record Turnover(@Nullable LocalDate first, long sales, int saleCount, long cancels, int cancelCount, long disputes,
        int disputeCount, long fees, long vat) {
    static final Turnover NONE = new Turnover(null, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What is left for the merchant. */
    long net() {
        return sales + cancels + disputes - fees;
    }

    boolean isEmpty() {
        return first == null;
    }
}
