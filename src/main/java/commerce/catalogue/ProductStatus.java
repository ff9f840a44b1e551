package commerce.catalogue;

/** Where a product stands. Buyers know those that were approved once; of the others only a draft exists. */
public enum ProductStatus {
    /** Its seller is writing it. */
    DRAFT,
    /** Madang looks at it. */
    WAITING,
    ON_SALE,
    /** By its seller, for a while. */
    PAUSED,
    /** Said by its seller, whatever the stock says. */
    SOLD_OUT,
    /** For good. */
    STOPPED
}
