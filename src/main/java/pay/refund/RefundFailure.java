package pay.refund;

/** Why a refund is refused for good. */
enum RefundFailure {
    /** No leg, or one of a kind that was not paid with, or without an amount. */
    REFUND_MALFORMED,
    /** There is no approved payment of this order. */
    PAYMENT_NOT_APPROVED,
    /** More than was captured in that way less what went back already. */
    REFUND_EXCEEDS_CAPTURED,
    /** It would go back to a card whose holder has got some of the payment from the card company: two operators settle it. */
    CARD_PART_CHARGED_BACK
}
