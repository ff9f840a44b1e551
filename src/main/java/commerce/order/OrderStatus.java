package commerce.order;

/** Where an order stands. */
enum OrderStatus {
    /** Its stock is held; pay waits for the buyer to confirm. */
    PAYMENT_WAITING,
    /** The buyer wants it undone; pay says whether money was taken first. */
    CANCEL_REQUESTED,
    /** Its stock is sold. */
    PAID,
    /** Nobody paid in time and its stock is free; a payment may still come. */
    EXPIRED,
    /** Its stock is free and its money on the way back. */
    REFUND_PENDING,
    /** All of its money is back. */
    REFUNDED,
    /** Undone before any money was taken. */
    CANCELED
}
