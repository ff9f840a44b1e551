package commerce.seller;

/** What happens to a seller. */
public enum SellerHappening {
    /** An operator takes it on. */
    APPROVE, REFUSE,
    /** It goes on holiday. */
    PAUSE,
    /** It is back. */
    RESUME,
    /** Madang stops it. */
    SUSPEND,
    /** Madang lets it go on. */
    LIFT,
    /** For good, by Madang. */
    TERMINATE
}
