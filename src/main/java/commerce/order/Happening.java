package commerce.order;

/** What can happen to an order after it was placed. */
enum Happening {
    /** The buyer asks to cancel. */
    CANCEL_ASKED,
    /** Pay took the money. */
    PAYMENT_APPROVED,
    /** Pay ended the payment because it was asked to; no money was taken. */
    PAYMENT_CANCELED,
    /** Pay ended the payment because nobody confirmed it in time. */
    PAYMENT_EXPIRED,
    /** Pay has not spoken until the end of the stock's hold. */
    HOLD_LAPSED,
    /** All of the money is back. */
    REFUND_COMPLETED,
    /** All of its items were cancelled after it was paid, and their money is back. */
    ALL_CANCELED,
    /** It is a seat, and its buyer leaves the team. */
    SEAT_LEFT,
    /** It is a seat, and its team has come to nothing. */
    TEAM_FAILED
}
