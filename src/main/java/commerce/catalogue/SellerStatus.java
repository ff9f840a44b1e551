package commerce.catalogue;

/** Whether a seller may sell: only the products of an approved one are shown. */
public enum SellerStatus {
    APPROVED,
    /** By themselves, for a holiday. */
    PAUSED,
    /** By Madang. */
    SUSPENDED
}
