package loan.repayment;

/** How far a request to pay is. */
public enum RepaymentState {
    ASKED,
    /** Pay collected it, perhaps a part. Final. */
    COLLECTED,
    /** Pay collected nothing. Final. */
    REFUSED
}
