package commerce.order;

/** Where an item is: the first of its three axes, as Naver's commerce API has them. */
public enum ItemStatus {
    /** Its stock is held; its purchase waits for the payment. */
    PAYMENT_WAITING,
    /** Paid, and its team is not full yet. */
    TEAM_WAITING,
    /** Paid; the seller has to confirm it and to send it. */
    PAID,
    /** Handed to a courier, who has not said anything yet. */
    SHIPPED,
    /** On the courier's way. */
    DELIVERING, DELIVERED,
    /** The purchase stands; the money is the seller's. */
    PURCHASE_CONFIRMED,
    /** Nothing of it is left: undone before it was sent, also by a chargeback, or never paid. */
    CANCELED,
    /** Nothing of it is left: sent back; or sent, and all that was paid for it is with the buyer again by a chargeback. */
    RETURNED,
    /** All that is left of it was sent once more in exchange; the purchase still has to be confirmed. */
    EXCHANGED
}
