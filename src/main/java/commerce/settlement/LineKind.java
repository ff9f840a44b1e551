package commerce.settlement;

/** What a line of a seller's settlement is for. */
public enum LineKind {
    /** The price before coupons. */
    SALE,
    /** The seller's own coupons lowered it. */
    SELLER_COUPON,
    /** The platform bears its own coupons: nothing to the seller. */
    PLATFORM_COUPON, SHIPPING,
    /** Without VAT. */
    SALES_FEE,
    /** Without VAT. */
    PAYMENT_FEE,
    /** On both fees. */
    VAT,
    /** The buyer bears the freight of a return. */
    RETURN_FREIGHT,
    /** The price of what went back after its purchase was confirmed. */
    CLAW_BACK,
    /** For money that went back to a buyer too late. */
    INTEREST,
    /** Held back while the payment of its order is disputed with a card company, and let go again when that is decided. */
    CHARGEBACK_HELD,
    /** What its seller bears of a lost chargeback: the platform gets back what the card company took of it. */
    CHARGEBACK,
    /** Of its plan, for a lost chargeback; VAT is in it. */
    CHARGEBACK_FEE,
    /** By two operators: the platform bears what it adds, and gets what it takes away. */
    ADJUSTMENT
}
