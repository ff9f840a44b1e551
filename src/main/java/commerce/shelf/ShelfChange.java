package commerce.shelf;

/**
 * A row of what changed.
 *
 * @param id its place; a transaction that commits late brings a smaller one late
 * @param subject whose id, by its kind
 */
record ShelfChange(long id, Kind kind, long subject) {
    enum Kind {
        PRODUCT, SKU, SELLER, CATEGORIES, ALL
    }
}
