package pay.easypay;

/** A way to pay; in the order in which they go back when a payment is cancelled in part. */
public enum TenderKind {
    /** A card, charged when the merchant confirms. */
    CARD,
    /** The wallet. */
    MONEY,
    /** A coupon or a discount, which a promotion of Madang's pays. */
    COUPON,
    /** Points, each worth one won. */
    POINTS
}
