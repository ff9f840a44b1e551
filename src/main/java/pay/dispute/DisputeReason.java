package pay.dispute;

/** Why a payment is disputed. */
public enum DisputeReason {
    /** The payer did not pay it. */
    FRAUD, NOT_RECEIVED, NOT_AS_DESCRIBED, PAID_TWICE,
    /** The goods went back, the money did not. */
    NOT_REFUNDED
}
