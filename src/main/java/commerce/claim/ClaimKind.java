package commerce.claim;

/** What a buyer wants. */
public enum ClaimKind {
    /** Not to have it sent. */
    CANCEL,
    /** To send it back for the money. */
    RETURN,
    /** To have another in its place. */
    EXCHANGE
}
