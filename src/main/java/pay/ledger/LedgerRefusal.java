package pay.ledger;

/** A posting that would break an account's rule; nothing of it stands. */
public final class LedgerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which rule. */
    public enum Reason {
        /** The account has not enough. */
        SHORT,
        /** The account would hold more than the posting's ceiling. */
        ABOVE_CEILING,
        /** The hold was resolved before, or never was one. */
        HOLD_RESOLVED,
        /** The hold may not expire yet, or never does. */
        HOLD_NOT_OVER,
        /** The same business fact was posted before. */
        POSTED_BEFORE
    }

    private final Reason reason;

    LedgerRefusal(Reason reason, Object of) {
        super(reason + " " + of);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
