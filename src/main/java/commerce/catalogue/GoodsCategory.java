package commerce.catalogue;

import java.util.Arrays;

/** What sort of goods a product is. Its name is told in events: added to, never renamed. */
public enum GoodsCategory {
    FRUIT(110), GRAIN(120), SEAFOOD(130), PREPARED_FOOD(140), WOMENS_FASHION(210), MENS_FASHION(220), SHOES_AND_BAGS(
            230),
    DIGITAL(300), LIVING(410), KITCHEN(420), BEAUTY(500), BOOKS(600),
    /** None of these, or not told by the seller. */
    OTHER(900);

    private final long category;

    GoodsCategory(long category) {
        this.category = category;
    }

    /** By its name; one that a later version added is {@link #OTHER} to this one. */
    public static GoodsCategory of(String name) {
        return isKnown(name) ? valueOf(name) : OTHER;
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(each -> each.name().equals(name));
    }

    /** Where goods of this sort are put that nobody has put anywhere more exact. */
    public CategoryId category() {
        return new CategoryId(category);
    }
}
