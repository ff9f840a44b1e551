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
    TERMINATED
}
