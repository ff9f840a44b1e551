package pay.easypay;

/** A way to pay; in the order in which they go back when a payment is cancelled in part. */
public enum TenderKind {
    /** The wallet. */
    MONEY,
    /** Points, each worth one won. */
    POINTS
}
