package pay.payment;

/** How far the payment of an order is. {@code APPROVED}, {@code CANCELED} and {@code EXPIRED} are final. */
public enum PaymentStatus {
    /** Its member can confirm it. */
    READY,
    /** Confirmed; a card company has not said whether the card was charged. */
    UNKNOWN,
    /** The same, and commerce has taken the order back: the charge is undone unless it was never made. */
    CANCELING,
    /** Confirmed; a deposit that pays a part is awaited. */
    WAITING_FOR_DEPOSIT,
    /** Paid. */
    APPROVED,
    /** Its order was taken back before anything was taken. */
    CANCELED,
    /** Its time was over. */
    EXPIRED
}
