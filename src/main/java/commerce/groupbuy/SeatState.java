package commerce.groupbuy;

/** What became of a seat. */
enum SeatState {
    /** Its order waits for the payment. */
    RESERVED, PAID,
    /** Nobody's any more: not paid, or left. */
    FREE,
    /** Paid, in a team that failed: its money has to be given back. */
    LOST,
    /** That was asked of pay. */
    REFUNDING, REFUNDED
}
