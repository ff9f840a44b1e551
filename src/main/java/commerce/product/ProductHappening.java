package commerce.product;

/** What happens to a product. */
public enum ProductHappening {
    /** Its seller writes: of a product that buyers know, a change that they do not see yet. */
    EDIT,
    /** The seller hands in what is written. */
    SUBMIT,
    /** The seller takes it back before Madang has looked. */
    WITHDRAW,
    /** The seller throws away what is written. */
    DISCARD,
    /** Madang lets it on sale. */
    APPROVE,
    /** Madang sends it back. */
    REJECT,
    /** The seller changes its price, its sale or its freight, which needs no approval. */
    REPRICE, PAUSE, RESUME, SELL_OUT, RESTOCK,
    /** The seller ends it. */
    STOP,
    /** Madang ends it. */
    BAN
}
