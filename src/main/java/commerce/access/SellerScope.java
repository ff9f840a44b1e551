package commerce.access;

/** What a key of a seller's system is good for. */
public enum SellerScope {
    PRODUCT, ORDER, MONEY
}
