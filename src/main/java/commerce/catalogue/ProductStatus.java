package commerce.catalogue;

/** Whether a product is on sale. */
public enum ProductStatus {
    ON_SALE,
    /** By its seller, for a while. */
    PAUSED,
    /** For good. */
    STOPPED
}
