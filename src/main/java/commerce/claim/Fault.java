package commerce.claim;

/** Who bears the freight of a claim. */
public enum Fault {
    BUYER, SELLER
}
