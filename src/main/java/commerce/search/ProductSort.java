package commerce.search;

/** In which order products are found. The newest first among equals. */
public enum ProductSort {
    /** What fits best first; without words, the newest. */
    RELEVANCE, NEWEST, PRICE_ASC, PRICE_DESC,
    /** The best average of stars first, of the same that of more reviews; what nobody has reviewed comes last. */
    RATING
}
