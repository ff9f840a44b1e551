package pay.virtualaccount;

/** What kind of payment a deposit is awaited for. */
public enum DepositPurpose {
    /** One that a merchant asks for. */
    MERCHANT,
    /** One of an order of commerce's. */
    ORDER
}
