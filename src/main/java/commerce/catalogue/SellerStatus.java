package commerce.catalogue;

/** Whether a seller may sell: only the products of an approved one are shown. */
public enum SellerStatus {
    /** Not looked at yet. */
    APPLIED,
    /** Not taken on; final. */
    REFUSED,
    APPROVED,
    /** By themselves, for a holiday. */
    PAUSED,
    /** By Madang. */
    SUSPENDED,
    /** For good. */
    TERMINATED;

    /** Whether Madang has stopped it. */
    public boolean isStopped() {
        return this == SUSPENDED || this == TERMINATED;
    }

    /** Whether it may bring something to the shelf, also while it is on a holiday: others may only take away. */
    public boolean isOpen() {
        return this == APPROVED || this == PAUSED;
    }

    /** Whether nothing comes after it: such a seller's systems are let in no more. */
    public boolean isOver() {
        return this == REFUSED || this == TERMINATED;
    }
}
