package pay.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

import platform.money.Fee;
import platform.money.Won;

/**
 * The fees of one payment so far; all of them include VAT. On a cancel they are reversed in proportion to all that has been
 * cancelled so far, half-up, so that parts add up: a payment that is cancelled whole has cost nothing, in however many parts.
 *
 * @param sold all that was captured
 * @param canceled all that was cancelled of it
 * @param charged the fees of the captures
 * @param left what is left of them after reversals
 */
record PaymentFees(long sold, long canceled, Fees charged, Fees left) {
    static final PaymentFees NONE = new PaymentFees(0, 0, Fees.NONE, Fees.NONE);

    /**
     * Fees, or what a line adds to them: then they are negative when they are reversed.
     *
     * @param total VAT included
     * @param vat how much of it is VAT
     */
    record Fees(long total, long vat) {
        static final Fees NONE = new Fees(0, 0);

        static Fees of(Fee fee) {
            return new Fees(fee.total().amount(), fee.vat().amount());
        }

        Fees plus(Fees more) {
            return new Fees(Math.addExact(total, more.total), Math.addExact(vat, more.vat));
        }
    }

    /** With another line. */
    PaymentFees with(Sale.Kind kind, Won amount, Fees fee) {
        return kind == Sale.Kind.SALE
                ? new PaymentFees(Math.addExact(sold, amount.amount()), canceled, charged.plus(fee), left.plus(fee))
                : new PaymentFees(sold, canceled + amount.amount(), charged, left.plus(fee));
    }

    /**
     * What a cancel reverses.
     *
     * @throws IllegalArgumentException when more would be cancelled than was sold
     */
    Fees cancel(Won amount) {
        long all = Math.addExact(canceled, amount.amount());
        if (all > sold) {
            throw new IllegalArgumentException("Cancelled " + all + " of " + sold);
        }
        long keeps = Math.min(left.total, keeps(charged.total, all));
        long total = keeps - left.total;
        // Never more VAT is left, nor reversed, than of the whole fees; it catches up later.
        long vat = Math.max(Math.min(left.vat, Math.min(keeps(charged.vat, all), keeps)) - left.vat, total);
        return new Fees(total, vat);
    }

    private long keeps(long fee, long part) {
        return fee - BigDecimal.valueOf(fee).multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(sold), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
