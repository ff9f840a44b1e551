package commerce.catalogue;

/** What sort of goods a product is. Its name is told in events: added to, never renamed. */
public enum GoodsCategory {
    FRUIT, GRAIN, SEAFOOD, PREPARED_FOOD, WOMENS_FASHION, MENS_FASHION, SHOES_AND_BAGS, DIGITAL, LIVING, KITCHEN,
    BEAUTY,
    BOOKS,
    /** None of these, or not told by the seller. */
    OTHER
}
