package pay.merchant;

/** How far a merchant is with us. */
public enum MerchantStatus {
    APPLIED,
    IN_REVIEW,
    /** May take payments. */
    APPROVED,
    /** Was not taken on; may apply again, as another. */
    REFUSED,
    /** May take no new payment; what it has taken may be refunded, read and paid out. */
    SUSPENDED,
    /** Is no merchant of ours any more; its keys are revoked. */
    CLOSED;

    /**
     * Whether it was ever taken on: it has a plan, and is settled and paid out. Of others the application is decided about, or nothing
     * is owed.
     */
    public boolean isPaidOut() {
        return switch (this) {
            case APPROVED, SUSPENDED, CLOSED -> true;
            case APPLIED, IN_REVIEW, REFUSED -> false;
        };
    }
}
