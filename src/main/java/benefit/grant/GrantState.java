package benefit.grant;

/** How far a grant is. */
public enum GrantState {
    /** Promised; pay has not answered yet. */
    PENDING,
    /** The points are the member's. */
    PAID,
    /** Pay refused for good; the budget has its share again. */
    REFUSED
}
