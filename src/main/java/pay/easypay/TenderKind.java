package pay.easypay;

/** A way to pay; in the order in which they go back when a payment is cancelled in part. */
public enum TenderKind {
    /** The wallet. */
    MONEY,
    /** A coupon or a discount, which a promotion of Madang's pays. */
    COUPON,
    /** Points, each worth one won. */
    POINTS
}
