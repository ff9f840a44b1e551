package pay.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

import platform.money.Won;

/**
 * The fees of one payment so far; all of them include VAT. On a cancel they are reversed in proportion to all that has been
 * cancelled so far, half-up, so that parts add up: a payment that is cancelled whole has cost nothing, in however many parts.
 *
 * @param sold all that was captured
 * @param canceled all that was cancelled of it
 * @param charged all fees of the captures
 * @param otherCharged how much of them is beside the plan's
 * @param left what is left of the fees after reversals
 * @param otherLeft how much of that is beside the plan's
 * @param vat what is in the lines so far: of what is left
 */
record PaymentFees(long sold, long canceled, long charged, long otherCharged, long left, long otherLeft, long vat) {
    static final PaymentFees NONE = new PaymentFees(0, 0, 0, 0, 0, 0, 0);

    /** With another line, which {@code fee} was decided for. */
    PaymentFees with(Sale.Kind kind, Won amount, Fee fee) {
        boolean sale = kind == Sale.Kind.SALE;
        return new PaymentFees(sale ? Math.addExact(sold, amount.amount()) : sold,
                sale ? canceled : canceled + amount.amount(), sale ? charged + fee.total() : charged,
                sale ? otherCharged + fee.other() : otherCharged, left + fee.total(), otherLeft + fee.other(),
                vat + fee.vat());
    }

    /** What one line adds: fee (VAT included), how much of it is beside the plan's, and the VAT in it. Negative: reversed. */
    record Fee(long total, long other, long vat) {}

    Fee sale(Won planFee, Won otherFee) {
        long total = Math.addExact(planFee.amount(), otherFee.amount());
        return new Fee(total, otherFee.amount(), vatIn(Math.addExact(left, total)) - vat);
    }

    /** @throws IllegalArgumentException when more would be cancelled than was sold */
    Fee cancel(Won amount) {
        long all = Math.addExact(canceled, amount.amount());
        if (all > sold) {
            throw new IllegalArgumentException("Cancelled " + all + " of " + sold);
        }
        long keeps = Math.min(left, charged - share(charged, all));
        long keepsOther = Math.min(Math.min(otherLeft, keeps), otherCharged - share(otherCharged, all));
        return new Fee(keeps - left, keepsOther - otherLeft, vatIn(keeps) - vat);
    }

    private long share(long fee, long part) {
        return BigDecimal.valueOf(fee).multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(sold), 0, RoundingMode.HALF_UP).longValueExact();
    }

    /** Of a fee that includes it: what is not half-up(fee / 1.1). */
    static long vatIn(long fee) {
        return fee - BigDecimal.valueOf(fee).divide(new BigDecimal("1.1"), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
