package commerce.claim;

/** Where a claim stands. */
public enum ClaimStatus {
    /** The seller has to answer. */
    REQUESTED,
    /** It is to be collected; of an exchange, its stock is held. */
    ACCEPTED,
    /** The seller has it back and looks at it. */
    COLLECTED,
    /** The seller waits for something before the money goes back. */
    ON_HOLD,
    /** What was asked for in exchange is on the way. */
    RESHIPPED,
    /** Buyer and seller disagree, and Madang decides. */
    DISPUTED,
    /** The money is on the way back. */
    REFUNDING, DONE, REJECTED, WITHDRAWN;

    /** Whether nothing can happen to it any more. */
    boolean isOver() {
        return this == DONE || this == REJECTED || this == WITHDRAWN;
    }
}
