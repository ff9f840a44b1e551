package pay.payment;

/** A way to pay. */
public enum TenderKind {
    /** The wallet. */
    MONEY,
    /** The member's points, each worth one won. */
    POINTS,
    /** A card, charged when the member confirms. */
    CARD,
    /** A coupon or a discount, which a promotion of Madang's pays. */
    COUPON
}
