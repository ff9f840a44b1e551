package commerce.order;

/** Why an order was undone. */
enum CloseReason {
    /** The buyer asked. */
    BUYER,
    /** Pay ended the payment. */
    PAYMENT_CANCELED,
    /** The money came after the hold had ended, and the stock was gone. */
    PAID_TOO_LATE,
    /** All of its items are cancelled. */
    CLAIM,
    /** It was a seat in a team that came to nothing. */
    TEAM_FAILED
}
