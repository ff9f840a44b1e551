package commerce.order;

import platform.money.Won;

/** What one kind of money paid and got back so far. */
record Tender(String kind, Won captured, Won refunded) {
    /** What the company of a card may take back. */
    static final String CARD = "CARD";
    /** What a promotion pays: Madang's money, which goes back to its budget. */
    private static final String PROMOTION = "COUPON";

    /** Whether money of this kind was the buyer's. */
    static boolean isOfTheBuyer(String kind) {
        return !kind.equals(PROMOTION);
    }

    Won left() {
        return captured.minus(refunded);
    }
}
