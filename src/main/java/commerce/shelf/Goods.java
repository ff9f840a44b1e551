package commerce.shelf;

import commerce.catalogue.CategoryId;

/**
 * A product as lists and searches know it.
 *
 * @param tile what a list shows of it
 * @param category where buyers look for it
 * @param shown whether buyers are shown it at all
 */
public record Goods(Tile tile, CategoryId category, boolean shown) {}
