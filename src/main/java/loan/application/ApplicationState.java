package loan.application;

/** How far an application is. */
public enum ApplicationState {
    /** The offer is accepted; documents and consent are to come. */
    DRAFT,
    /** The lender is asked to decide. */
    SUBMITTED,
    /** The lender lends, on terms that the member may sign. */
    APPROVED,
    /** Signed; the lender is asked to pay out. */
    SIGNED,
    /** Paid out: there is a contract. */
    CONTRACTED,
    /** The lender does not lend. */
    REFUSED,
    /** The member does not want it any more. */
    CANCELED,
    /** Its time ran out: the offer's, the lender's to decide, or the member's to sign. */
    LAPSED,
    /** Signed, but the lender does not pay. */
    FAILED
}
