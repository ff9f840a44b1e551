package pay.tender;

/** A way to pay; in the order in which they go back when a payment at a merchant is cancelled in part. */
public enum TenderKind {
    /** A card, charged when the payment is confirmed. */
    CARD,
    /** A deposit at an account number that a bank gave out for this payment. */
    VIRTUAL_ACCOUNT,
    /** The wallet. */
    MONEY,
    /** A coupon or a discount, which a promotion of Madang's pays. */
    COUPON,
    /** Points, each worth one won. */
    POINTS;

    /** Whether it is the payer's own money, not on a card: a cash receipt is issued for it. */
    public boolean isCash() {
        return this == MONEY || this == VIRTUAL_ACCOUNT;
    }

    /** Whether the ledger sets it aside when its payer says so; else it comes from outside, later. */
    public boolean isSetAside() {
        return this != CARD && this != VIRTUAL_ACCOUNT;
    }
}
