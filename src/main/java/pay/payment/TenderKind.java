package pay.payment;

/** A way to pay. */
public enum TenderKind {
    /** The wallet. */
    MONEY
}
