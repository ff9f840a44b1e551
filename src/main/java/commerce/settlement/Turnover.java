package commerce.settlement;

import java.time.LocalDate;

/**
 * What the lines of a statement add up to by kind, in won, signed as the seller sees them.
 *
 * @param from the first day on which one of them was due
 * @param clawBacks with interest for what went back too late, and chargebacks: what is held back and let go, borne, and their fee
 */
record Turnover(LocalDate from, int lines, long sales, long sellerCoupons, long shipping, long salesFees,
        long paymentFees, long vat, long returnFreight, long clawBacks, long adjustments) {
    /** Without a line. */
    static Turnover none(LocalDate day) {
        return new Turnover(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Of all kinds; pages show it. */
    public long sum() {
        return sales + sellerCoupons + shipping + salesFees + paymentFees + vat + returnFreight + clawBacks
                + adjustments;
    }
}
