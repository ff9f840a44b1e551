package commerce.groupbuy;

/** Where a team stands. */
public enum TeamStatus {
    /** Its leader has not paid yet: nobody sees it. */
    FORMING,
    /** To be joined until its deadline. */
    OPEN,
    /** Its members get what they bought. */
    FILLED,
    /** It came to nothing, and its members' money is on the way back. */
    FAILED,
    /** It came to nothing, and all of the money is back. */
    REFUNDED
}
