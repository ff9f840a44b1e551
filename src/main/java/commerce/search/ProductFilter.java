package commerce.search;

import commerce.catalogue.CategoryId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer looks for. Null says nothing.
 *
 * @param words as they wrote them
 * @param category in it or anywhere below it
 * @param minPrice in won, included
 * @param maxPrice in won, included
 * @param minRating of its average of stars, included; nothing without a review then
 * @param delivery only what is sent so
 * @param inStock only what can be had now
 */
public record ProductFilter(@Nullable String words, @Nullable CategoryId category, @Nullable SellerId seller,
        @Nullable Long minPrice, @Nullable Long maxPrice, @Nullable Integer minRating,
        @Nullable DeliveryChoice delivery, boolean inStock) {
    /** What no other filter says of itself, whatever the words are: for cursors. */
    public String told() {
        return (words == null ? "" : words.length() + ":" + words) + "/" + category + "/" + seller + "/" + minPrice
                + "/"
                + maxPrice + "/" + minRating + "/" + inStock + (delivery == null ? "" : "/" + delivery);
    }
}
