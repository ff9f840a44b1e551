package commerce.search;

/** In which order products are found. The newest first among equals. */
public enum ProductSort {
    /** What fits best first; without words, the newest. */
    RELEVANCE, NEWEST, PRICE_ASC, PRICE_DESC
}
